using Wangge.Bench.Siege;

namespace Wangge.Bench;

/// <summary>Kills the program, the database server and the power under load, and counts what was lost and what stands twice: nothing, whatever was killed.</summary>
/// <remarks>Source: QUALITY, "Nothing lost". Each cycle is one death at a random moment with 16 clients at work.</remarks>
internal static class KillBench
{
    /// <summary>Of the program, on each database.</summary>
    private const int Cycles = 100;
    private const int QuickCycles = 10;
    private const int MostAnswers = 1_500;

    /// <summary>Everything written is looked for this often; each look costs more the longer the siege lasts.</summary>
    private const int CheckEvery = 10;

    public static async Task RunAsync(bool quick)
    {
        var cycles = quick ? QuickCycles : Cycles;
        var others = Math.Max(3, cycles / 10);
        List<SiegeFindings> found = [await KillProgramAsync("sqlite", null, cycles)];
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["max_connections"] = "120" });
        found.Add(await KillProgramAsync("postgres", postgres.ConnectionString, cycles));
        found.Add(await KillServerAsync("postgres.server", others));
        if (PowerCut.IsCompilerHere) { found.Add(await CutPowerAsync("sqlite.power", others)); } else { await Console.Error.WriteLineAsync("sqlite.power needs gcc"); }
        BenchReport.Print("kill", "cycles", (2 * cycles) + (others * (found.Count - 2)), "deaths");
        BenchReport.Print("kill", "lost", found.Sum(f => f.LostCount), "writes");
        BenchReport.Print("kill", "doubled", found.Sum(f => f.DoubledCount), "writes");
    }

    private static async Task<SiegeFindings> KillProgramAsync(string what, string? postgres, int cycles)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        var siege = await KillSiege.BeginAsync(home);
        for (var cycle = 1; cycle <= cycles; cycle++) { await siege.CycleAsync(MostAnswers, isChecked: cycle % CheckEvery == 0); }
        await siege.SettleAsync();
        Print(what, siege, cycles);
        return siege.Findings;
    }

    private static async Task<SiegeFindings> KillServerAsync(string what, int cycles)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync();
        await using var home = await BenchHome.MakeAsync(postgres.ConnectionString);
        var siege = await KillSiege.BeginAsync(home);
        for (var cycle = 0; cycle < cycles; cycle++) { await siege.CrashServerAsync(postgres, MostAnswers, isKilled: cycle % 2 == 1); }
        await siege.SettleAsync();
        Print(what, siege, cycles);
        return siege.Findings;
    }

    private static async Task<SiegeFindings> CutPowerAsync(string what, int cycles)
    {
        await using var home = await BenchHome.MakeAsync(null);
        var siege = await KillSiege.BeginAsync(home);
        using var power = new PowerCut(home.Folder, seed: cycles);
        for (var cycle = 0; cycle < cycles; cycle++) { await siege.CutPowerAsync(power, Random.Shared.Next(MostAnswers), isTorn: cycle % 2 == 1); }
        await siege.SettleAsync();
        Print(what, siege, cycles);
        return siege.Findings;
    }

    private static void Print(string what, KillSiege siege, int cycles)
    {
        var (found, tally) = (siege.Findings, siege.Tally);
        void Figure(string name, double value, string unit) => BenchReport.Print("kill", $"{what}.{name}", value, unit);
        Figure("cycles", cycles, "deaths");
        Figure("answered", tally.Answered, "writes");
        Figure("retries", tally.Retries, "writes");
        Figure("lost", found.LostCount, "writes");
        Figure("doubled", found.DoubledCount, "writes");
        Figure("broken_journals", found.BrokenCount, "journals");
        Figure("unproven", found.UnprovenCount, "leaves");
        Figure("undelivered", found.UndeliveredCount, "messages");
        if (!found.IsNothing) { Console.Error.WriteLine($"{what}: {found}"); }
    }
}
