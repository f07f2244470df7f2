using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Backup;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Backup;

public sealed class HomeBackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copy_made_while_all_write_is_whole_and_comes_back_row_by_row(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind);
        var before = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(before.Select(id => OfflineHome.WriteUnitAsync(home.Store, id)));
        var sequencing = home.Services.GetRequiredService<LeafSequencing>();
        while (await sequencing.AddBatchAsync(home.Store, Ct)) { }
        await sequencing.SignAsync(home.Store, evenIfEarly: true, Ct);

        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) { await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7()); }
        })).ToList();
        var folder = Path.Combine(Path.GetTempPath(), "wangge-test-" + Guid.CreateVersion7().ToString("N"));
        await home.Services.GetRequiredService<HomeBackup>().WriteAsync(folder, new Progress<string>(), Ct);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.Null(await HomeBackup.FindDamageAsync(folder, Ct));
        var source = await home.DumpAsync();

        var fresh = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        HomeBackup.Lay(folder, fresh);
        await using var restored = OfflineHome.Open(fresh, home.District);
        await restored.Store.RestoreAsync(Path.Combine(folder, "districts", home.District.Code), Ct);
        await restored.Store.PrepareAsync(new Progress<string>(), Ct);

        var copy = await restored.DumpAsync();
        Assert.True(copy.Count > 10);
        Assert.Equal(source.Keys, copy.Keys);
        // Rows are only added here: each row of the copy is one of the source, unchanged.
        foreach (var (table, rows) in copy) { Assert.Empty(rows.Except(source[table])); }
        var units = await restored.CountRowsByUnitAsync();
        Assert.All(units.Values, count => Assert.Equal(3, count));
        Assert.All(before, id => Assert.True(units.ContainsKey(restored.Written(id))));
        var verdict = await restored.Services.GetRequiredService<AuditLog>().VerifyAsync(restored.Store, [], Ct);
        Assert.True(verdict.IsSound, string.Join('\n', verdict.Findings));

        // At rest, copy and source are the same to the row.
        var still = Path.Combine(Path.GetTempPath(), "wangge-test-" + Guid.CreateVersion7().ToString("N"));
        await restored.Services.GetRequiredService<HomeBackup>().WriteAsync(still, new Progress<string>(), Ct);
        var third = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        HomeBackup.Lay(still, third);
        await using var last = OfflineHome.Open(third, home.District);
        await last.Store.RestoreAsync(Path.Combine(still, "districts", home.District.Code), Ct);
        foreach (var (table, rows) in await last.DumpAsync()) { Assert.Equal(copy[table], rows); }
        // And it takes writes.
        await OfflineHome.WriteUnitAsync(last.Store, Guid.CreateVersion7());
        Directory.Delete(folder, recursive: true);
        Directory.Delete(still, recursive: true);
    }

    [Fact]
    public async Task A_copy_with_a_changed_or_missing_file_is_named()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        var folder = Path.Combine(Path.GetTempPath(), "wangge-test-" + Guid.CreateVersion7().ToString("N"));
        await home.Services.GetRequiredService<HomeBackup>().WriteAsync(folder, new Progress<string>(), Ct);
        await File.AppendAllTextAsync(Path.Combine(folder, "districts.json"), " ", Ct);
        Assert.Equal("districts.json", await HomeBackup.FindDamageAsync(folder, Ct));
        await Assert.ThrowsAsync<IOException>(() => home.Services.GetRequiredService<HomeBackup>().WriteAsync(folder, new Progress<string>(), Ct));
        Assert.Throws<IOException>(() => HomeBackup.Lay(folder, home.Home));
        Directory.Delete(folder, recursive: true);
    }
}
