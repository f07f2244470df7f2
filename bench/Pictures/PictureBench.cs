using Wangge.Bench.Siege;

namespace Wangge.Bench.Pictures;

/// <summary>From the press of a button to the first decoded picture of its place in an operator's browser, from a camera that is kept warm and from one that is not; and from a frame's making to its showing.</summary>
/// <remarks>Camera, server, browser and button on one machine, whose processor also plays the graphics card. Part of <c>bench alarm</c>. Source: QUALITY, "alarm".</remarks>
internal static class PictureBench
{
    public static async Task RunAsync(bool quick)
    {
        using var camera = await TimedCamera.StartAsync(1_280, 720, 25, 1);
        await FirstPicturesAsync(camera, "picture_warm", quick ? 5 : 30, isWarm: true);
        await FirstPicturesAsync(camera, "picture_cold", quick ? 5 : 30, isWarm: false);
    }

    private static async Task FirstPicturesAsync(TimedCamera camera, string name, int presses, bool isWarm)
    {
        await using var alarms = await AlarmHome.MakeAsync(null, 1, camera.AddressOf(0));
        await alarms.StartAsync(new Dictionary<string, string>
        {
            ["WANGGE_Video__Networks__0"] = "127.0.0.0/8", ["WANGGE_Video__KeepWarm"] = $"{isWarm}", ["WANGGE_Video__LingerSeconds"] = "0.2", ["WANGGE_Web__Root"] = BuiltPages.Find(),
        });
        using var http = new HttpClient { BaseAddress = alarms.Address };
        await using var screen = await PictureScreen.OpenAsync(alarms.Home.Port, alarms.OperatorToken, "/office/wall");
        await screen.Page.WaitForSelectorAsync("main");
        await Task.Delay(TimeSpan.FromSeconds(4));
        var millis = new List<double>();
        for (var i = 0; i < presses + 2; i++)
        {
            await screen.ForgetAsync();
            var (id, sentAt) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
            await ButtonDoor.PressAsync(http, alarms.Buttons[0], id);
            var first = await screen.FirstFrameAsync();
            // The first ones warm the way.
            if (i >= 2) { millis.Add((first - sentAt).TotalMilliseconds); }
            if (isWarm && i == presses + 1) { await GlassToGlassAsync(screen, presses); }
            await alarms.EndAsync(id);
            await screen.Page.WaitForFunctionAsync("() => !document.querySelector('video')");
            // Until what was fetched for the alarm alone is fetched no more.
            await Task.Delay(TimeSpan.FromSeconds(isWarm ? 0.5 : 3));
        }

        millis.Sort();
        BenchReport.Print("alarm", name + "_p50_ms", Percentile.Of(millis, 0.5), "ms");
        BenchReport.Print("alarm", name + "_p95_ms", Percentile.Of(millis, 0.95), "ms");
    }

    private static async Task GlassToGlassAsync(PictureScreen screen, int seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        await screen.ForgetAsync();
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var frames = await screen.FramesAsync();
        var millis = frames.Where(f => f.Taken is not null).Select(f => f.Shown - f.Taken!.Value).Order().ToList();
        BenchReport.Print("alarm", "glass_to_glass_frames", frames.Length, "frames");
        BenchReport.Print("alarm", "glass_to_glass_unread", frames.Length - millis.Count, "frames");
        BenchReport.Print("alarm", "glass_to_glass_p50_ms", Percentile.Of(millis, 0.5), "ms");
        BenchReport.Print("alarm", "glass_to_glass_p95_ms", Percentile.Of(millis, 0.95), "ms");
    }
}
