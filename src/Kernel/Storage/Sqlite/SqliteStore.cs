using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Sqlite;

/// <summary>A district in one SQLite file: many readers, one writer that groups commits.</summary>
public sealed class SqliteStore : DistrictStore
{
    private static readonly TimeSpan LongestWaitForReaders = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ScrubAgainAfter = TimeSpan.FromMilliseconds(50);

    private readonly string _file;
    private readonly SqliteWriter _writer;

    public SqliteStore(District district, Home home, StoreServices services)
        : base(district, services)
    {
        _file = Path.Combine(home.DistrictFolder(district.Code), "district.db");
        _writer = new SqliteWriter(_file, services.Options.MaxPageCount);
    }

    /// <summary>The name of the assembly that holds the migrations.</summary>
    public const string MigrationsAssembly = "Wangge.Migrations.Sqlite";

    /// <summary>For trials of faults.</summary>
    internal Action<string>? BeforeStatement { set => _writer.BeforeStatement = value; }

    internal override Task WriteAsync(WriteUnit unit) => _writer.WriteAsync(unit);

    public override async Task PrepareAsync(IProgress<string> progress, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<DistrictDb>()
            .UseSqlite(SqliteFiles.ForWriting(_file), sqlite => sqlite.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("kernel_migrations"))
            .Options;
        await using var lease = new ContextForGood(new DistrictDb(options, this));
        await StorePreparation.RunAsync(lease.Db, this, progress, ct);
        await SqliteFiles.UseWriteAheadLogAsync(_file, ct);
    }

    public override async Task BackUpAsync(string folder, CancellationToken ct)
    {
        // Not as a reader: query_only forbids VACUUM INTO too.
        await using var source = new SqliteConnection(SqliteFiles.ForWriting(_file));
        await source.OpenAsync(ct);
        var target = Path.Combine(folder, "district.db");
        await using var command = source.CreateCommand();
        // VACUUM INTO reads one snapshot and writes only live rows: what was erased is not in a new backup.
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", target);
        await command.ExecuteNonQueryAsync(ct);
    }

    public override Task RestoreAsync(string folder, CancellationToken ct)
    {
        var copy = Path.Combine(folder, "district.db");
        // A log of the file that stood here before would be played into the copy.
        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
        if (Path.GetFullPath(copy) != Path.GetFullPath(_file)) { File.Copy(copy, _file, overwrite: true); }
        return Task.CompletedTask;
    }

    internal override string UpgradeBackupFolder(DateTimeOffset at) =>
        Path.Combine(Path.GetDirectoryName(_file)!, "before-upgrade", at.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    public override async Task<bool> TryScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct)
    {
        // secure_delete overwrites what is freed, but a row that was moved inside a page may leave an older copy in the gap: only a rewritten file has none.
        await _writer.AskAloneAsync("VACUUM");
        // The log is emptied so that no old frame stays. A reader that still looks at the log is waited for.
        var begun = Stopwatch.GetTimestamp();
        while (await _writer.AskAloneAsync("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        {
            if (Stopwatch.GetElapsedTime(begun) > LongestWaitForReaders) { return false; }
            await Task.Delay(ScrubAgainAfter, ct);
        }

        return true;
    }

    public override Task<long> SizeToScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct) => Task.FromResult(new FileInfo(_file).Length);

    protected override DbContextOptions<DistrictDb> Options() =>
        new DbContextOptionsBuilder<DistrictDb>().UseSqlite(SqliteFiles.OpenReader(_file), contextOwnsConnection: true).AddInterceptors(Services.Interceptors).Options;

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
