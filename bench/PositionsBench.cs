using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wangge.Kernel.Access;

namespace Wangge.Bench;

/// <summary>Positions that are answered after they are safe: one fix a request as trackers send them, twelve a request as the field app does; and how soon consoles see them.</summary>
/// <remarks>Server, database and load run on one machine. Source: QUALITY, "positions" and "fanout".</remarks>
internal static class PositionsBench
{
    public const int Trackers = 2_240;
    private const int Phones = 64;
    private const int FixesInBatch = 12;
    /// <value>Of the trackers' connections those that wait for an answer at once: so many fixes may share a commit.</value>
    private const int Connections = 512;

    public static async Task RunAsync(bool quick)
    {
        await RunAsync("sqlite", null, quick);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "256MB", ["max_connections"] = "120" });
        await RunAsync("postgres", postgres.ConnectionString, quick);
    }

    private static async Task RunAsync(string store, string? postgres, bool quick)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        var phones = await home.AddStaffAsync(Phones, new HeldRole("grid-worker", $"/{BenchHome.DistrictCode}/", null));
        await home.StartAsync();
        var fleet = await BenchFleet.RegisterAsync(home, Trackers);

        await HttpLoad.RunAsync(home.Port, Connections, quick ? 10_000 : 60_000, fleet.NextRequest, status: 200);
        var runs = new List<LoadResult>();
        var (busy, ownBusy, count) = (home.ProcessorTime, OwnProcessorTime, quick ? 15_000 : 60_000);
        for (var run = 0; run < (quick ? 1 : 3); run++) { runs.Add(await HttpLoad.RunAsync(home.Port, Connections, count, fleet.NextRequest, status: 200)); }
        var (processorMicroseconds, ownMicroseconds) = ((home.ProcessorTime - busy).TotalMicroseconds / (count * runs.Count), (OwnProcessorTime - ownBusy).TotalMicroseconds / (count * runs.Count));
        var single = new Runs(runs.Select(r => r.PerSecond));
        BenchReport.Print("positions", $"{store}.single_per_s", single.Median, "1/s", spread: single.Spread);
        BenchReport.Print("positions", $"{store}.single_server_us", processorMicroseconds, "µs");
        BenchReport.Print("positions", $"{store}.single_client_us", ownMicroseconds, "µs");
        BenchReport.Print("positions", $"{store}.single_p99_ms", runs[^1].Percentile(0.99), "ms");

        var nothing = HttpLoad.Request("GET", "/healthz", null, null);
        var empty = (await HttpLoad.RunAsync(home.Port, Connections, count, _ => nothing, status: 200)).PerSecond;
        BenchReport.Print("positions", $"{store}.empty_per_s", empty, "1/s");
        BenchReport.Print("positions", $"{store}.single_to_empty", single.Median, "1/s", "a request that does nothing", single.Median / empty);

        var batches = await OnDutyAsync(home, phones);
        await HttpLoad.RunAsync(home.Port, Phones, quick ? 1_000 : 4_000, batches.Next, status: 200);
        var sent = await HttpLoad.RunAsync(home.Port, Phones, quick ? 2_000 : 12_000, batches.Next, status: 200);
        var batch = sent.PerSecond * FixesInBatch;
        BenchReport.Print("positions", $"{store}.batch12_per_s", batch, "1/s");

        if (postgres is null) { await DotsBench.RunAsync(home, fleet, quick); }
        await home.KillAsync();
        var bare = await BareFixes.WriteAsync(home, postgres, quick ? 100_000 : 400_000);
        BenchReport.Print("positions", $"{store}.copy_per_s", bare, "1/s");
        BenchReport.Print("positions", $"{store}.ratio_to_copy", batch, "1/s", postgres is null ? "prepared insert" : "COPY", batch / bare);
    }

    private static TimeSpan OwnProcessorTime
    {
        get
        {
            using var own = Process.GetCurrentProcess();
            return own.TotalProcessorTime;
        }
    }

    private static async Task<Batches> OnDutyAsync(BenchHome home, IReadOnlyList<string> tokens)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var line = await HttpLine.OpenAsync(home.Port);
        foreach (var token in tokens)
        {
            var (status, body) = await line.SendAsync(HttpLoad.Request(
                "PUT", "/api/duty", token, $"{{\"spellId\":\"{Guid.CreateVersion7()}\",\"isOn\":true,\"happenedAt\":\"{now.AddMinutes(-1).UtcDateTime:O}\"}}"));
            if (status != 200) { throw new InvalidOperationException(body); }
        }

        return new Batches(tokens, now);
    }

    /// <summary>Requests of the phones in turn, each phone's fixes in their order.</summary>
    private sealed class Batches(IReadOnlyList<string> tokens, DateTimeOffset began)
    {
        private int _number;

        public byte[] Next(int unused)
        {
            var number = Interlocked.Increment(ref _number);
            var first = number / tokens.Count * FixesInBatch;
            var fixes = new StringBuilder("{\"fixes\":[");
            for (var i = 0; i < FixesInBatch; i++)
            {
                if (i > 0) { fixes.Append(','); }
                fixes.Append(CultureInfo.InvariantCulture, $"{{\"at\":\"{began.AddMilliseconds((first + i) * 20).UtcDateTime:O}\",\"longitude\":{BenchHome.West + 0.05 + ((first + i) % 1000 * 0.000001):0.000000},\"latitude\":{BenchHome.South + 0.05:0.000000},\"accuracy\":8,\"speed\":1.4,\"bearing\":90}}");
            }

            return HttpLoad.Request("POST", "/api/dispatch/positions", tokens[number % tokens.Count], fixes.Append("]}").ToString());
        }
    }
}
