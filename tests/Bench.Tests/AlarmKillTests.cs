using Wangge.Bench.Siege;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Bench.Tests;

/// <summary>Buttons pressed by MQTT and HTTP while the real program, its database or a broker of others dies again and again. <c>./wangge bench alarm</c> does the same 200 times.</summary>
public sealed class AlarmKillTests
{
    private static int Cycles => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 100 : 10;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whenever_the_program_is_killed_no_answered_alarm_is_lost_and_none_counts_twice(StoreKind store)
    {
        await using var postgres = store == StoreKind.Postgres ? await Clusters.StartAsync() : null;
        await using var alarms = await AlarmHome.MakeAsync(postgres?.ConnectionString, AlarmSiege.Buttons);
        await using var siege = new AlarmSiege(alarms);
        for (var cycle = 0; cycle < Cycles; cycle++) { await siege.KillProgramAsync(200); }
        await siege.SettleAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cycles} deaths, {siege.Tally.Answered.Count} answered presses, {siege.Tally.Retries} retries");
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered.Count > Cycles * 20 && siege.Tally.Retries > Cycles, "Hardly anything was under way when it was killed.");
    }

    [Fact]
    public async Task Whenever_the_database_server_dies_buttons_are_answered_again_after_it_and_nothing_is_lost()
    {
        await using var postgres = await Clusters.StartAsync();
        await using var alarms = await AlarmHome.MakeAsync(postgres.ConnectionString, AlarmSiege.Buttons);
        await using var siege = new AlarmSiege(alarms);
        for (var death = 0; death < 3; death++) { await siege.KillDatabaseAsync(postgres, 150); }
        await siege.SettleAsync();
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered.Count > 50, $"{siege.Tally.Answered.Count} presses were answered.");
    }

    [Fact]
    public async Task Whenever_a_broker_of_others_is_killed_no_press_is_lost_that_was_told_back()
    {
        await using var alarms = await AlarmHome.MakeAsync(null, AlarmSiege.Buttons);
        await using var siege = await AlarmSiege.AtOthersAsync(alarms);
        for (var death = 0; death < Cycles / 3; death++) { await siege.KillBrokerAsync(200); }
        await siege.SettleAsync();
        Assert.True(siege.Findings.IsNothing, siege.Findings.ToString());
        Assert.True(siege.Tally.Answered.Count > 50 && siege.Tally.Retries > 0, $"{siege.Tally.Answered.Count} presses were answered, {siege.Tally.Retries} again.");
    }
}
