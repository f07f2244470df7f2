using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;

namespace Wangge.Bench;

/// <summary>A real district's store with a long audit log in it, and its verification as <c>wangge audit verify</c> does it.</summary>
internal sealed class AuditStore : IAsyncDisposable
{
    private readonly BenchHome _home;
    private readonly ServiceProvider _services;
    private readonly List<string> _checkpoints = [];

    private AuditStore(BenchHome home) => (_home, _services) = (home, home.Offline());

    /// <param name="leaves">Written by the bare driver as the sequencer leaves them: with index and hash, a signed checkpoint each so many.</param>
    public static async Task<AuditStore> MakeAsync(IEnumerable<AuditLeaf> leaves, int checkpointLeaves)
    {
        var store = new AuditStore(await BenchHome.MakeAsync(null));
        await using var connection = (SqliteConnection)await ReportRows.OpenAsync(store._home, null);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        string[] columns = ["log_index", "leaf_id", "at", "actor_id", "actor_kind", "action", "subject_kind", "subject_id", "area_path", "purpose", "data", "leaf_hash", "commitment"];
        insert.CommandText = $"INSERT INTO kernel_audit_leaves ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        foreach (var column in columns) { insert.Parameters.Add(new SqliteParameter("$" + column, null)); }
        var frontier = new MerkleFrontier();
        var key = store._services.GetRequiredService<AuditKeys>().OfDistrict(BenchHome.DistrictCode);
        foreach (var leaf in leaves)
        {
            var hash = leaf.Hash();
            object?[] values =
            [
                frontier.Size, leaf.LeafId.ToByteArray(bigEndian: true), leaf.At.UtcTicks, leaf.ActorId.ToByteArray(bigEndian: true), "account", leaf.Action, leaf.SubjectKind,
                leaf.SubjectId.ToByteArray(bigEndian: true), leaf.AreaPath, leaf.Purpose, null, hash.ToArray(), leaf.Commitment?.ToArray(),
            ];
            for (var i = 0; i < values.Length; i++) { insert.Parameters[i].Value = values[i] ?? DBNull.Value; }
            await insert.ExecuteNonQueryAsync();
            frontier.Append(hash);
            if (frontier.Size % checkpointLeaves == 0) { await store.KeepAsync(connection, Checkpoint.Sign(BenchHome.DistrictCode, frontier.Size, frontier.Root(), leaf.At, key).ToString(), frontier.Size, leaf.At); }
        }

        await transaction.CommitAsync();
        return store;
    }

    /// <summary>Reads every leaf from the file and proves it against the checkpoints inside and outside.</summary>
    public Task<AuditVerdict> VerifyAsync() =>
        _services.GetRequiredService<AuditLog>().VerifyAsync(_services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode), _checkpoints, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _home.DisposeAsync();
    }

    private async Task KeepAsync(SqliteConnection connection, string line, long size, DateTimeOffset at)
    {
        _checkpoints.Add(line);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO kernel_audit_checkpoints (tree_size, at, line) VALUES ($size, $at, $line)";
        command.Parameters.AddWithValue("$size", size);
        command.Parameters.AddWithValue("$at", at.UtcTicks);
        command.Parameters.AddWithValue("$line", line);
        await command.ExecuteNonQueryAsync();
    }
}
