using Wangge.Bench.Siege;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Bench.Tests;

/// <summary>The real program, its clients and its death, again and again on one home. <c>./wangge bench kill</c> does the same 200 times.</summary>
public sealed class KillTests
{
    private const int MostAnswers = 250;

    private static int Cycles => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 100 : 10;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whenever_the_program_is_killed_nothing_answered_is_lost_and_no_retry_counts_twice(StoreKind store)
    {
        await using var postgres = store == StoreKind.Postgres ? await Clusters.StartAsync() : null;
        await using var home = await BenchHome.MakeAsync(postgres?.ConnectionString);
        var siege = await KillSiege.BeginAsync(home);
        for (var cycle = 0; cycle < Cycles; cycle++) { await siege.CycleAsync(MostAnswers, isChecked: true); }
        await siege.SettleAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cycles} deaths, {siege.Tally.Answered} answered writes, {siege.Tally.Retries} retries");
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered > Cycles * 20 && siege.Tally.Retries > Cycles, "Hardly anything was under way when it was killed.");
    }

    [Fact]
    public async Task Whenever_the_database_server_dies_the_program_refuses_with_503_goes_on_after_it_and_has_lost_nothing()
    {
        await using var postgres = await Clusters.StartAsync();
        await using var home = await BenchHome.MakeAsync(postgres.ConnectionString);
        var siege = await KillSiege.BeginAsync(home);
        // Clients fail on any answer but success and 503.
        for (var death = 0; death < 4; death++) { await siege.CrashServerAsync(postgres, MostAnswers, isKilled: death % 2 == 1); }
        await siege.SettleAsync();
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered > 100, $"{siege.Tally.Answered} writes were answered.");
    }
}
