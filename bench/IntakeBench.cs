using System.Diagnostics;
using System.Globalization;

namespace Wangge.Bench;

/// <summary>Durable reports over HTTP, each with all that a report writes, against what the bare driver and an empty request reach in the same run.</summary>
/// <remarks>Bound = 1 / (1/raw + 1/empty). Source: QUALITY, "intake".</remarks>
internal static class IntakeBench
{
    private static readonly int[] ClientCounts = [1, 16, 64];

    /// <summary>What the warm-up left to be done behind its answers is the warm-up's.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(bool quick)
    {
        BenchReport.Print("intake", "fsync_us", MeasureSync(), "µs");
        await RunAsync("sqlite", null, quick);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "256MB", ["max_connections"] = "120" });
        await RunAsync("postgres", postgres.ConnectionString, quick);
    }

    private static async Task RunAsync(string store, string? postgres, bool quick)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        await home.StartAsync();
        var number = 0;
        byte[] Next(int _) => home.ReportRequest(Guid.CreateVersion7(), Interlocked.Increment(ref number));
        await HttpLoad.RunAsync(home.Port, 32, quick ? 3_000 : 30_000, Next, status: 201);
        await Task.Delay(Settling);

        var reached = new Dictionary<int, (double Reports, double Empty)>();
        var healthz = HttpLoad.Request("GET", "/healthz", null, null);
        foreach (var clients in ClientCounts)
        {
            var count = clients == 1 ? (quick ? 1_500 : 8_000) : quick ? 5_000 : 25_000;
            await HttpLoad.RunAsync(home.Port, clients, count, _ => healthz, status: 200);
            var empty = await HttpLoad.RunAsync(home.Port, clients, count, _ => healthz, status: 200);
            var reports = await HttpLoad.RunAsync(home.Port, clients, count, Next, status: 201);
            reached[clients] = (reports.PerSecond, empty.PerSecond);
            Print(store, "p99_ms", clients, reports.Percentile(0.99), "ms");
            Print(store, "max_ms", clients, reports.Longest, "ms");
            Print("", "empty_per_s", clients, empty.PerSecond, "1/s");
        }

        await home.KillAsync();
        var template = await ReportRows.ReadAsync(home, postgres);
        foreach (var clients in ClientCounts)
        {
            var raw = await RawIntake.RunAsync(home, postgres, template, clients, quick ? 1.5 : 5);
            var bound = 1 / ((1 / raw) + (1 / reached[clients].Empty));
            Print(store, "raw_per_s", clients, raw, "1/s");
            BenchReport.Print("intake", Name(store, "reports_per_s", clients), reached[clients].Reports, "1/s", "bound", reached[clients].Reports / bound);
            Print(store, "ratio_to_bound", clients, reached[clients].Reports / bound, "");
        }
    }

    private static void Print(string store, string figure, int clients, double value, string unit) => BenchReport.Print("intake", Name(store, figure, clients), value, unit);

    private static string Name(string store, string figure, int clients) =>
        string.Create(CultureInfo.InvariantCulture, $"{(store.Length > 0 ? store + "." : "")}{figure}.c{clients}");

    /// <summary>How long one small append takes to be safe on this disk: the floor of every durable write.</summary>
    private static double MeasureSync()
    {
        var path = Path.GetTempFileName();
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var runs = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            file.Write(new byte[4096]);
            var begun = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            runs.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }

        return new Runs(runs).Median;
    }
}
