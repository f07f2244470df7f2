namespace Wangge.Bench;

/// <summary>Processor time of the server for one report: steadier than rates on a busy machine.</summary>
internal static class CostBench
{
    public static async Task RunAsync(bool quick)
    {
        await RunAsync("sqlite", null, quick);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "256MB" });
        await RunAsync("postgres", postgres.ConnectionString, quick);
    }

    private static async Task RunAsync(string store, string? postgres, bool quick)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        await home.StartAsync();
        var number = 0;
        byte[] Next(int _) => home.ReportRequest(Guid.CreateVersion7(), Interlocked.Increment(ref number));
        var count = quick ? 4_000 : 15_000;
        await HttpLoad.RunAsync(home.Port, 16, 15_000, Next, status: 201);
        await Task.Delay(3000);
        foreach (var clients in (int[])[16, 64, 1, 16])
        {
            var before = home.ProcessorTime;
            await HttpLoad.RunAsync(home.Port, clients, count, Next, status: 201);
            BenchReport.Print("cost", $"{store}.cpu_us.c{clients}", (home.ProcessorTime - before).TotalMicroseconds / count, "µs");
        }

        var healthz = HttpLoad.Request("GET", "/healthz", null, null);
        var start = home.ProcessorTime;
        await HttpLoad.RunAsync(home.Port, 16, count, _ => healthz, status: 200);
        BenchReport.Print("cost", $"{store}.empty_cpu_us", (home.ProcessorTime - start).TotalMicroseconds / count, "µs");
    }
}
