using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.AuditInStore;

/// <summary>Rows changed in the very database, past the program: each change is found.</summary>
public sealed class TamperingTests
{
    private const int Leaves = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whatever_is_changed_in_the_rows_is_found(StoreKind kind)
    {
        await using var home = await MakeAsync(kind);
        var outside = await home.QueryAsync("SELECT line FROM kernel_audit_checkpoints");
        Assert.True((await VerifyAsync(home, outside)).IsSound);
        await home.RunAsync("CREATE TABLE kept_leaves AS SELECT * FROM kernel_audit_leaves; CREATE TABLE kept_checkpoints AS SELECT * FROM kernel_audit_checkpoints");

        var number = kind == StoreKind.Sqlite ? "x'0123456789abcdef0123456789abcdef'" : "'01234567-89ab-cdef-0123-456789abcdef'";
        var digest = kind == StoreKind.Sqlite ? $"x'{new string('7', 64)}'" : $"'\\x{new string('7', 64)}'::bytea";
        var later = kind == StoreKind.Sqlite ? "at + 10000" : "at + interval '1 millisecond'";
        string[] changes =
        [
            "UPDATE kernel_audit_leaves SET action = 'unit.read' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET actor_kind = 'account' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET actor_kind = 'nobody' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET subject_kind = 'case' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET area_path = '/x/' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET purpose = 'why' WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET data = '{\"a\":1}' WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET leaf_id = {number} WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET actor_id = {number} WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET subject_id = {number} WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET at = {later} WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET commitment = {digest} WHERE log_index = 7",
            $"UPDATE kernel_audit_leaves SET leaf_hash = {digest} WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET leaf_hash = NULL WHERE log_index = 7",
            "UPDATE kernel_audit_leaves SET log_index = NULL WHERE log_index = 7",
            "DELETE FROM kernel_audit_leaves WHERE log_index = 7",
            "DELETE FROM kernel_audit_leaves WHERE log_index = 0",
            $"DELETE FROM kernel_audit_leaves WHERE log_index >= {Leaves - 1}",
            // Two exchanged.
            "UPDATE kernel_audit_leaves SET log_index = -1 WHERE log_index = 7; UPDATE kernel_audit_leaves SET log_index = 7 WHERE log_index = 8; UPDATE kernel_audit_leaves SET log_index = 8 WHERE log_index = -1",
            // One taken out and the gap closed.
            $"DELETE FROM kernel_audit_leaves WHERE log_index = 7; UPDATE kernel_audit_leaves SET log_index = 7 WHERE log_index = {Leaves - 1}",
            // The tail cut with every checkpoint of the house.
            "DELETE FROM kernel_audit_leaves WHERE log_index >= 20; DELETE FROM kernel_audit_checkpoints",
            "UPDATE kernel_audit_checkpoints SET line = replace(line, '0', '1')",
        ];
        foreach (var change in changes)
        {
            await home.RunAsync(change);
            var verdict = await VerifyAsync(home, outside);
            Assert.False(verdict.IsSound, change);
            await home.RunAsync("DELETE FROM kernel_audit_leaves; INSERT INTO kernel_audit_leaves SELECT * FROM kept_leaves; DELETE FROM kernel_audit_checkpoints; INSERT INTO kernel_audit_checkpoints SELECT * FROM kept_checkpoints");
        }

        Assert.True((await VerifyAsync(home, outside)).IsSound);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tail_rewritten_and_signed_anew_is_found_by_what_left_the_house(StoreKind kind)
    {
        await using var home = await MakeAsync(kind);
        var outside = await home.QueryAsync("SELECT line FROM kernel_audit_checkpoints");

        // The whole log sequenced anew over changed rows, signed by another key whose public half lies where the house's do.
        await home.RunAsync("UPDATE kernel_audit_leaves SET action = 'unit.forged' WHERE log_index >= 20; UPDATE kernel_audit_leaves SET log_index = NULL, leaf_hash = NULL; DELETE FROM kernel_audit_tree; DELETE FROM kernel_audit_checkpoints");
        var keys = home.Services.GetRequiredService<AuditKeys>().FolderOf(home.District.Code);
        File.Delete(Path.Combine(keys, "checkpoint.key.pem"));
        await using var forger = OfflineHome.Open(home.Home, home.District);
        var sequencing = forger.Services.GetRequiredService<LeafSequencing>();
        while (await sequencing.AddBatchAsync(forger.Store, Ct)) { }
        await sequencing.SignAsync(forger.Store, evenIfEarly: true, Ct);

        Assert.True((await VerifyAsync(forger, [])).IsSound, "Inside the house a perfect forgery looks sound; that is why checkpoints leave it.");
        var verdict = await VerifyAsync(forger, outside);
        Assert.False(verdict.IsSound);
        Assert.Contains(verdict.Findings, f => f.Fault is AuditFault.TreeForked);
    }

    [Fact]
    public async Task The_program_says_so_and_exits_with_1()
    {
        await using var home = await MakeAsync(StoreKind.Sqlite);
        var witness = Path.Combine(home.Home.Path, "outside.txt");
        await File.WriteAllLinesAsync(witness, await home.QueryAsync("SELECT line FROM kernel_audit_checkpoints"), Ct);
        string[] command = ["audit", "verify", "--home", home.Home.Path, "--against", witness];

        var (sound, said) = await BuiltProgram.RunAsync(command, Ct);
        Assert.True(sound == 0, said);
        await home.RunAsync("UPDATE kernel_audit_leaves SET purpose = 'none' WHERE log_index = 3");
        var (found, complaint) = await BuiltProgram.RunAsync(command, Ct);
        Assert.Equal(1, found);
        Assert.Contains("LeafChanged", complaint, StringComparison.Ordinal);
        Assert.Contains("leaf 3", complaint, StringComparison.Ordinal);
    }

    private static async Task<OfflineHome> MakeAsync(StoreKind kind)
    {
        var home = await OfflineHome.MakeAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, Leaves).Select(_ => OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7())));
        var sequencing = home.Services.GetRequiredService<LeafSequencing>();
        while (await sequencing.AddBatchAsync(home.Store, Ct)) { }
        Assert.Equal(Leaves, await sequencing.SignAsync(home.Store, evenIfEarly: true, Ct));
        return home;
    }

    private static Task<AuditVerdict> VerifyAsync(OfflineHome home, IReadOnlyList<string> outside) =>
        home.Services.GetRequiredService<AuditLog>().VerifyAsync(home.Store, outside, Ct);
}
