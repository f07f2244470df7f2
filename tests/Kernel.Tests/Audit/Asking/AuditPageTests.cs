using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Audit.Asking;

public sealed class AuditPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_auditor_finds_a_leaf_proves_it_against_a_checkpoint_and_sees_a_change_at_once(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        using var auditor = await server.SignInAsync("auditor", "/");
        using var other = await server.SignInAsync("acceptor", "/");
        await other.GetAsync("/api/audit/leaves", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        var subject = Guid.CreateVersion7();
        await WriteAsync(server, subject, 3);

        var leaves = await auditor.GetAsync($"/api/audit/leaves?subjectId={subject}", Ct).ReadAsync();
        Assert.Equal(["test.act-2", "test.act-1", "test.act-0"], leaves.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("action").GetString()));
        var sheet = await auditor.GetStringAsync(new Uri($"/api/audit/leaves/export?subjectId={subject}", UriKind.Relative), Ct);
        // The heading, and that somebody looked at the list.
        Assert.Equal(leaves.GetProperty("items").GetArrayLength() + 2, sheet.TrimEnd().Split('\n').Length);
        var page = await auditor.GetAsync($"/api/audit/leaves?action=test.&size=2", Ct).ReadAsync();
        Assert.Single((await auditor.GetAsync($"/api/audit/leaves?action=test.&size=2&after={page.GetProperty("next").GetString()}", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        var seq = leaves.GetProperty("items")[1].GetProperty("seq").GetInt64();

        var first = await ProofAsync(server, auditor, clock, seq);
        Assert.True(first.GetProperty("holds").GetBoolean());
        Assert.True(Checks(first), "The proof does not lead from the leaf's bytes to the checkpoint's root.");
        await WriteAsync(server, subject, 5);
        var earlier = first.GetProperty("treeSize").GetInt64();
        var later = (await NextCheckpointAsync(server, auditor, clock, earlier)).GetProperty("treeSize").GetInt64();
        Assert.True((await auditor.GetAsync($"/api/audit/consistency?earlier={earlier}&later={later}", Ct).ReadAsync()).GetProperty("holds").GetBoolean());
        await auditor.GetAsync($"/api/audit/consistency?earlier={later}&later={earlier}", Ct).RefusedAsync("audit.bad-order", HttpStatusCode.BadRequest);

        var lines = await auditor.GetStringAsync("/api/audit/checkpoints/file", Ct);
        using var outside = new StringContent(lines, Encoding.ASCII, "text/plain");
        var verdict = await auditor.PostAsync("/api/audit/verify", outside, Ct).ReadAsync();
        Assert.True(verdict.GetProperty("isSound").GetBoolean(), verdict.GetRawText());
        Assert.True(verdict.GetProperty("provenOutside").GetInt64() >= later);

        await RunAsync(server, $"UPDATE kernel_audit_leaves SET action = 'test.never' WHERE seq = {seq}");

        Assert.False((await auditor.GetAsync($"/api/audit/leaves/{seq}/proof", Ct).ReadAsync()).GetProperty("holds").GetBoolean());
        Assert.False((await auditor.PostAsync("/api/audit/verify", null, Ct).ReadAsync()).GetProperty("isSound").GetBoolean());
        var status = await auditor.GetAsync("/api/audit", Ct).ReadAsync();
        Assert.Equal("leaf-changed", status.GetProperty("lastVerified").GetProperty("findings")[0].GetProperty("fault").GetString());
    }

    /// <summary>Past the house, as somebody with the file or the server does.</summary>
    private static async Task RunAsync(TestServer server, string sql)
    {
        await using System.Data.Common.DbConnection connection = server.District.Store == StoreKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(new Home(server.HomeFolder).DistrictFolder(server.District.Code), "district.db")};Pooling=false")
            : new NpgsqlConnection($"{Databases.Postgres};Search Path={PostgresRole.NameOf(server.District.Code)};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task WriteAsync(TestServer server, Guid subject, int count)
    {
        await using var db = server.Store.Lease();
        for (var i = 0; i < count; i++)
        {
            db.Leaf(AuditNote.By(Actor.System, $"test.act-{i}", "test", subject));
            await db.CommitAsync(Ct);
        }
    }

    /// <summary>Checked by hand from the leaf's own bytes, as somebody outside does.</summary>
    private static bool Checks(JsonElement proof)
    {
        var hash = MerkleHash.Leaf(Convert.FromBase64String(proof.GetProperty("leaf").GetString()!));
        Assert.True(Checkpoint.TryParse(proof.GetProperty("checkpoint").GetString(), out var checkpoint));
        var path = proof.GetProperty("path").EnumerateArray().Select(p => Digest.TryParse(p.GetString(), out var digest) ? digest : default).ToList();
        return MerkleProof.Includes(hash, proof.GetProperty("index").GetInt64(), checkpoint.Size, path, checkpoint.Root);
    }

    private static async Task<JsonElement> ProofAsync(TestServer server, HttpClient auditor, MovableClock clock, long seq)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await auditor.GetAsync($"/api/audit/leaves/{seq}/proof", Ct);
            if (answer.IsSuccessStatusCode) { return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).Clone(); }
            await NudgeAsync(server, clock);
        }

        throw new InvalidOperationException("No checkpoint came.");
    }

    private static async Task<JsonElement> NextCheckpointAsync(TestServer server, HttpClient auditor, MovableClock clock, long after)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var newest = (await auditor.GetAsync("/api/audit/checkpoints?size=1", Ct).ReadAsync()).GetProperty("items")[0];
            if (newest.GetProperty("treeSize").GetInt64() > after) { return newest; }
            await NudgeAsync(server, clock);
        }

        throw new InvalidOperationException("No further checkpoint came.");
    }

    /// <summary>A minute goes by and somebody does something: the sequencer comes round and signs.</summary>
    private static async Task NudgeAsync(TestServer server, MovableClock clock)
    {
        clock.Advance(TimeSpan.FromMinutes(2));
        await WriteAsync(server, Guid.CreateVersion7(), 1);
        SpinWait.SpinUntil(() => Ct.IsCancellationRequested, TimeSpan.FromMilliseconds(100));
    }
}
