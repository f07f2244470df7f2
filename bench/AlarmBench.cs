using Wangge.Bench.Pictures;
using Wangge.Bench.Siege;

namespace Wangge.Bench;

/// <summary>From the press of a button to where it is seen (<see cref="ShownBench"/>) and to its first picture (<see cref="PictureBench"/>); and what is lost or doubled while the server, the database and a broker of others are killed.</summary>
/// <remarks>Source: QUALITY, "alarm".</remarks>
internal static class AlarmBench
{
    public static async Task RunAsync(bool quick)
    {
        await ShownBench.RunAsync(quick);
        await PictureBench.RunAsync(quick);
        await KillAsync(quick);
    }

    public static Task KillAsync(bool quick) => KillsAsync(quick ? 5 : 70, quick ? 2 : 30);

    private static async Task KillsAsync(int programKills, int otherKills)
    {
        var found = new List<SiegeFindings> { await KillProgramAsync("sqlite", null, programKills) };
        await using (var postgres = await ThrowawayPostgres.StartAsync())
        {
            found.Add(await KillProgramAsync("postgres", postgres.ConnectionString, programKills));
        }

        await using (var postgres = await ThrowawayPostgres.StartAsync())
        {
            await using var alarms = await AlarmHome.MakeAsync(postgres.ConnectionString, AlarmSiege.Buttons);
            await using var siege = new AlarmSiege(alarms);
            for (var i = 0; i < otherKills; i++) { await siege.KillDatabaseAsync(postgres, 150); }
            await siege.SettleAsync();
            Print("postgres.server", siege, otherKills);
            found.Add(siege.Findings);
        }

        await using (var alarms = await AlarmHome.MakeAsync(null, AlarmSiege.Buttons))
        {
            await using var siege = await AlarmSiege.AtOthersAsync(alarms);
            for (var i = 0; i < otherKills; i++) { await siege.KillBrokerAsync(300); }
            await siege.SettleAsync();
            Print("broker", siege, otherKills);
            found.Add(siege.Findings);
        }

        BenchReport.Print("alarm", "kills", 2 * (programKills + otherKills), "deaths");
        BenchReport.Print("alarm", "lost", found.Sum(f => f.LostCount), "alarms");
        BenchReport.Print("alarm", "doubled", found.Sum(f => f.DoubledCount), "alarms");
    }

    private static async Task<SiegeFindings> KillProgramAsync(string what, string? postgres, int kills)
    {
        await using var alarms = await AlarmHome.MakeAsync(postgres, AlarmSiege.Buttons);
        await using var siege = new AlarmSiege(alarms);
        for (var i = 0; i < kills; i++) { await siege.KillProgramAsync(300); }
        await siege.SettleAsync();
        Print(what, siege, kills);
        return siege.Findings;
    }

    private static void Print(string what, AlarmSiege siege, int kills)
    {
        BenchReport.Print("alarm", what + ".kills", kills, "deaths");
        BenchReport.Print("alarm", what + ".answered", siege.Tally.Answered.Count, "presses");
        BenchReport.Print("alarm", what + ".retries", siege.Tally.Retries, "presses");
        if (!siege.Findings.IsNothing) { Console.Error.WriteLine($"{what}: {siege.Findings}"); }
    }
}
