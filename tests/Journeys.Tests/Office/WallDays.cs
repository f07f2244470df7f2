using System.Diagnostics;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>The wall runs for weeks: what it holds does not grow with what it was told.</summary>
/// <remarks>Two minutes; half an hour with <c>WANGGE_LONG=1</c>. Runs beside other journeys, whose acts it is told of too.</remarks>
public sealed class WallDays(JourneyServer server)
{
    private const double MostGrowth = 0.2;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(25);
    private static TimeSpan Watched => Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? TimeSpan.FromMinutes(30) : TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_the_wall_holds_stays_while_matters_come_and_go()
    {
        await using var desk = new Desk(server);
        await using var wall = await server.OpenAsync("leader", Screen.Desktop);
        await wall.GoAsync("/office/wall");
        await wall.SettledAsync();
        await wall.Page.EvaluateAsync("window.sameDocument = true");
        var devtools = await wall.Context.NewCDPSessionAsync(wall.Page);
        await devtools.SendAsync("Performance.enable");

        await PushAsync(desk, First);
        var before = await HeldAsync(devtools);
        var told = await PushAsync(desk, Watched - First);
        var after = await HeldAsync(devtools);

        TestContext.Current.TestOutputHelper?.WriteLine($"{told} pushes; heap {before.Bytes:N0} → {after.Bytes:N0} bytes, nodes {before.Nodes:N0} → {after.Nodes:N0}");
        Assert.InRange(after.Bytes, 0, before.Bytes * (1 + MostGrowth));
        Assert.InRange(after.Nodes, 0, before.Nodes * (1 + MostGrowth));
        Assert.True(await wall.Page.EvaluateAsync<bool>("window.sameDocument === true"), "The wall was loaded again.");
        await wall.Page.GetByText(wall.Words["cases.wall.fresh"]).WaitForAsync();
        Person.HadNoFaults(wall);
    }

    /// <summary>Matters come and are taken up for so long; answers how many.</summary>
    private static async Task<int> PushAsync(Desk desk, TimeSpan span)
    {
        var (begun, told) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(begun) < span)
        {
            var caseId = await desk.ReportAsync("墙边堆着垃圾");
            await desk.ActAsync("acceptor", caseId, "refuse", new() { ["reason"] = "told-already" });
            told += 2;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        return told;
    }

    /// <summary>What the page holds once all garbage is gone.</summary>
    private static async Task<(double Bytes, double Nodes)> HeldAsync(ICDPSession devtools)
    {
        for (var i = 0; i < 3; i++) { await devtools.SendAsync("HeapProfiler.collectGarbage"); }
        var metrics = (await devtools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        return (metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }
}
