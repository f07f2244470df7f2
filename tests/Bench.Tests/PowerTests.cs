using Wangge.Bench.Siege;
using Wangge.Testing;

namespace Wangge.Bench.Tests;

/// <summary>What a power cut leaves: bytes and names that were synced, and of the rest what chance wrote.</summary>
public sealed class PowerTests
{
    private const int MostAnswers = 250;

    private static int Cuts => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 60 : 6;

    [Fact]
    public async Task Whenever_the_power_fails_what_was_answered_had_been_synced()
    {
        if (!PowerCut.IsCompilerHere) { Databases.Skip("needs gcc"); }
        await using var home = await BenchHome.MakeAsync(null);
        var siege = await KillSiege.BeginAsync(home);
        using var power = new PowerCut(home.Folder, seed: 20260301);
        for (var cut = 0; cut < Cuts; cut++) { await siege.CutPowerAsync(power, Random.Shared.Next(MostAnswers), isTorn: cut % 2 == 1); }
        await siege.SettleAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cuts} cuts, {siege.Tally.Answered} answered writes, {siege.Tally.Retries} retries");
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered > Cuts * 20, "Hardly anything was answered before the power failed.");
    }

    [Theory]
    [InlineData("-wal")] // the log of the store
    [InlineData(".tmp")] // a file's bytes
    public async Task A_sync_that_is_left_out_is_found_by_this_very_trial(string deafTo)
    {
        if (!PowerCut.IsCompilerHere) { Databases.Skip("needs gcc"); }
        await using var home = await BenchHome.MakeAsync(null);
        var siege = await KillSiege.BeginAsync(home);
        using var power = new PowerCut(home.Folder, seed: 1);
        for (var cut = 0; cut < 5 && siege.Findings.LostCount == 0; cut++) { await siege.CutPowerAsync(power, answers: 100, isTorn: false, deafTo); }
        Assert.True(siege.Findings.LostCount > 0, "Nothing was lost: the trial sees nothing.");
    }
}
