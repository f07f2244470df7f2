using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
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

    public static async Task RunAsync(bool quick)
    {
        var seconds = quick ? 60 : 600;
        using var large = await TimedCamera.StartAsync(1_280, 720, 25, 1);
        using var small = await TimedCamera.StartAsync(640, 360, 15, Small);
        await using var home = await BenchHome.MakeAsync(null);
        string[] addresses = [large.AddressOf(0), .. Enumerable.Range(0, Small).Select(small.AddressOf)];
        var roundOf = await FoundAsync(home, addresses);
        var token = await home.AddStaffAsync(new HeldRole("alarm-operator", $"/{BenchHome.DistrictCode}/", null));
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Video__Networks__0"] = "127.0.0.0/8", ["WANGGE_Web__Root"] = BuiltPages.Find() });
        await using var screen = await PictureScreen.OpenAsync($"http://127.0.0.1:{home.Port}", token, "/office/camera-rounds");
        await screen.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = roundOf }).First.ClickAsync();
        await screen.Page.Locator(".mosaic-page .begin button").First.ClickAsync();
        await screen.Page.WaitForFunctionAsync("n => document.querySelectorAll('.camera-player.live').length === n", addresses.Length, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await Task.Delay(TimeSpan.FromSeconds(15));

        await ForgetAsync(screen);
        var (begun, server, cameras) = (Stopwatch.GetTimestamp(), home.ProcessorTime, large.ProcessorTime + small.ProcessorTime);
        var before = await HeapAsync(screen);
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var span = Stopwatch.GetElapsedTime(begun);
        await screen.ForgetAsync();
        var after = await HeapAsync(screen);
        var players = JsonSerializer.Deserialize<Player[]>(
            await screen.Page.EvaluateAsync<string>(
                "() => JSON.stringify([...document.querySelectorAll('video')].map((video) => ({ behind: window.latest_.get(video)?.most ?? 99, gap: window.latest_.get(video)?.gap ?? 99999, dropped: video.getVideoPlaybackQuality().droppedVideoFrames, total: video.getVideoPlaybackQuality().totalVideoFrames })))"),
            JsonSerializerOptions.Web)!;
        BenchReport.Print("mosaic", "pictures", players.Length, "");
        BenchReport.Print("mosaic", "seconds", span.TotalSeconds, "s");
        BenchReport.Print("mosaic", "most_behind_s", players.Max(p => p.Behind), "s");
        BenchReport.Print("mosaic", "longest_gap_ms", players.Max(p => p.Gap), "ms");
        BenchReport.Print("mosaic", "frames_dropped", players.Sum(p => p.Dropped), "frames");
        BenchReport.Print("mosaic", "frames_total", players.Sum(p => p.Total), "frames");
        BenchReport.Print("mosaic", "server_cores", (home.ProcessorTime - server).TotalSeconds / span.TotalSeconds, "cores");
        BenchReport.Print("mosaic", "cameras_cores", (large.ProcessorTime + small.ProcessorTime - cameras).TotalSeconds / span.TotalSeconds, "cores");
        BenchReport.Print("mosaic", "heap_growth_mb", (after - before) / 1e6, "MB");
    }

    private static Task ForgetAsync(PictureScreen screen) => screen.Page.EvaluateAsync("() => { window.frames_.length = 0; window.latest_.clear() }");

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

    private sealed record Player(double Behind, double Gap, long Dropped, long Total);
}
