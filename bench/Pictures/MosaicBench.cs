using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Bench.Pictures;

/// <summary>One camera of 720 lines at 25 frames a second and eight of 360 at 15 on one console for ten minutes: does anything grow, how far behind is the picture, what does it cost?</summary>
/// <remarks>Cameras, server and browser on one machine, whose processor also decodes and plays the graphics card. Source: QUALITY, "live picture".</remarks>
internal static class MosaicBench
{
    private const int Small = 8;

    private const int Parts = 10;

    public static async Task RunAsync(bool quick)
    {
        var found = await MeasureAsync(quick ? 60 : 600);
        BenchReport.Print("mosaic", "pictures", found.Pictures, "");
        BenchReport.Print("mosaic", "seconds", found.Seconds, "s");
        BenchReport.Print("mosaic", "behind_first_tenth_p50_s", found.BehindByTenths[0], "s");
        BenchReport.Print("mosaic", "behind_last_tenth_p50_s", found.BehindByTenths[^1], "s");
        BenchReport.Print("mosaic", "behind_p99_s", found.BehindP99, "s");
        BenchReport.Print("mosaic", "longest_gap_ms", found.LongestGapMilliseconds, "ms");
        BenchReport.Print("mosaic", "frames_total", found.Frames, "frames");
        BenchReport.Print("mosaic", "frames_dropped", found.Dropped, "frames");
        BenchReport.Print("mosaic", "server_cores", found.ServerCores, "cores");
        BenchReport.Print("mosaic", "cameras_cores", found.CamerasCores, "cores");
        BenchReport.Print("mosaic", "heap_growth_mb", found.HeapGrowth, "MB");
        BenchReport.Print("mosaic", "server_growth_mb", found.ServerGrowth, "MB");
    }

    public static async Task<MosaicFindings> MeasureAsync(int seconds)
    {
        using var large = await TimedCamera.StartAsync(1_280, 720, 25, 1);
        using var small = await TimedCamera.StartAsync(640, 360, 15, Small);
        await using var home = await BenchHome.MakeAsync(null);
        string[] addresses = [large.AddressOf(0), .. Enumerable.Range(0, Small).Select(small.AddressOf)];
        var roundOf = await FoundAsync(home, addresses);
        var token = await home.AddStaffAsync(new HeldRole("alarm-operator", $"/{BenchHome.DistrictCode}/", null));
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Video__Networks__0"] = "127.0.0.0/8", ["WANGGE_Web__Root"] = BuiltPages.Find() });
        await using var screen = await PictureScreen.OpenAsync(home.Port, token, "/office/camera-rounds");
        await screen.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = roundOf }).First.ClickAsync();
        await screen.Page.Locator(".mosaic-page .begin button").First.ClickAsync();
        await screen.Page.WaitForFunctionAsync("n => document.querySelectorAll('.camera-player.live').length === n", addresses.Length, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await Task.Delay(TimeSpan.FromSeconds(15));

        await screen.ReadNoMoreAsync();
        await screen.TakePicturesAsync();
        var (begun, server, cameras, quality, memory) = (Stopwatch.GetTimestamp(), home.ProcessorTime, large.ProcessorTime + small.ProcessorTime, await screen.QualityAsync(), home.Memory);
        var heap = await HeapAsync(screen);
        var parts = new List<NotedPicture[]>();
        for (var part = 0; part < Parts; part++)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)seconds / Parts));
            parts.Add(await screen.TakePicturesAsync());
        }

        var (span, after) = (Stopwatch.GetElapsedTime(begun), await screen.QualityAsync());
        return new MosaicFindings(
            addresses.Length, span.TotalSeconds, [.. parts.Select(part => part.Max(p => Behind(p.Behind, 0.5)))], parts.SelectMany(part => part).Max(p => Behind(p.Behind, 0.99)), parts.SelectMany(part => part).Max(p => p.Gap),
            after.Total - quality.Total, after.Dropped - quality.Dropped, (home.ProcessorTime - server).TotalSeconds / span.TotalSeconds, (large.ProcessorTime + small.ProcessorTime - cameras).TotalSeconds / span.TotalSeconds,
            (await HeapAsync(screen) - heap) / 1e6, (home.Memory - memory) / 1e6);
    }

    /// <returns>Seconds; 10 where no frame was shown.</returns>
    private static double Behind(long[] twentieths, double share)
    {
        var (left, at) = ((long)Math.Ceiling(twentieths.Sum() * share), 0);
        while (at < twentieths.Length && (left -= twentieths[at]) > 0) { at++; }
        return twentieths.Sum() == 0 ? 10 : at / 20.0;
    }

    /// <summary>Bytes of the page's own memory once what nobody holds is gone.</summary>
    private static async Task<double> HeapAsync(PictureScreen screen)
    {
        var session = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        var told = await session.SendAsync("Runtime.getHeapUsage");
        await session.DetachAsync();
        return told!.Value.GetProperty("usedSize").GetDouble();
    }

    /// <returns>The name of the plan whose round is on.</returns>
    private static async Task<string> FoundAsync(BenchHome home, IReadOnlyList<string> addresses)
    {
        const string name = "量测巡查";
        await using var services = home.Offline();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode));
        var cameras = addresses.Select((address, i) => new PlannedCamera(
            Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"C{i:000}"), string.Create(CultureInfo.InvariantCulture, $"第{i}校门"), "gate", "school-safety", BenchHome.West + 0.0051, BenchHome.South + 0.005,
            0, 90, 40, home.UnitId, address)).ToList();
        await scope.ServiceProvider.GetRequiredService<ICameraFounding>().FoundAsync(cameras, CancellationToken.None);
        var plan = new PlannedCameraRounds(
            Guid.CreateVersion7(), name, $"/{BenchHome.DistrictCode}/", [.. cameras.Select(c => c.Id)], [1, 2, 3, 4, 5, 6, 7], [new(0, 0), new(8, 0), new(16, 0)], WithinMinutes: 480, LateMinutes: 0, SecondsEach: 3, "alarm-operator");
        await scope.ServiceProvider.GetRequiredService<ICameraRoundFounding>().FoundAsync([plan], CancellationToken.None);
        return name;
    }
}

/// <summary>How nine pictures went on one console.</summary>
/// <param name="BehindByTenths">Of each tenth of the time: how far its worst picture usually (p50) lay behind the newest frame that was there, in seconds. Rising: it drifts.</param>
/// <param name="BehindP99">Of the worst picture in the worst tenth, in seconds.</param>
/// <param name="Dropped">Frames that the browser decoded too late to show.</param>
/// <param name="HeapGrowth">Of the page's own memory, in 10^6 bytes.</param>
/// <param name="ServerGrowth">Of the server's memory with what it runs to fetch pictures, in 10^6 bytes.</param>
internal sealed record MosaicFindings(
    int Pictures, double Seconds, IReadOnlyList<double> BehindByTenths, double BehindP99, double LongestGapMilliseconds, long Frames, long Dropped, double ServerCores, double CamerasCores, double HeapGrowth, double ServerGrowth);
