using Microsoft.Playwright;

namespace Wangge.Bench;

/// <summary>The field face on a slow phone: how much its first screen loads, when it can be used, how soon a report is safe on the phone.</summary>
/// <remarks>A phone of 700 yuan: a quarter of this machine's speed, and a slow 4G line (150 ms, 1.6 Mbit/s down, 0.75 up), as Lighthouse takes them.</remarks>
internal static class FieldBench
{
    private const string Bench = "field";

    // Notes when the largest button of the first screen, Report, is painted.
    private const string NoteUsable =
        """
        new MutationObserver((_, watch) => {
          if (!document.querySelector('.tab-bar .shot')) return
          watch.disconnect()
          requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now() }))
        }).observe(document, { childList: true, subtree: true })
        """;

    public static async Task RunAsync(bool quick)
    {
        var pages = BuiltPages.Find();
        await using var home = await BenchHome.MakeAsync(postgres: null);
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Web__Root"] = pages });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BuiltPages.Browser("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"));

        var (loads, usables, queueds) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < (quick ? 2 : 5); run++)
        {
            await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 360, Height = 640 }, IsMobile = true, HasTouch = true, Locale = "zh-CN",
                Permissions = ["geolocation", "camera"], Geolocation = new Geolocation { Longitude = 120.855f, Latitude = 40.655f, Accuracy = 8 },
            });
            await context.AddCookiesAsync([new Cookie { Name = "wangge_session", Value = home.Token, Url = $"http://127.0.0.1:{home.Port}" }]);
            await context.AddInitScriptAsync(NoteUsable);
            var page = await context.NewPageAsync();
            var (load, usable) = await OpenAsync(page, home.Port);
            loads.Add(load);
            usables.Add(usable);
            queueds.Add(await ReportAsync(page));
        }

        BenchReport.Print(Bench, "first_load_kb_gz", new Runs(loads).Median, "KB", spread: new Runs(loads).Spread);
        BenchReport.Print(Bench, "usable_s", new Runs(usables).Median, "s", spread: new Runs(usables).Spread);
        BenchReport.Print(Bench, "report_queued_ms", new Runs(queueds).Median, "ms", spread: new Runs(queueds).Spread);
    }

    /// <summary>Kilobytes on the wire, packed, until the network is quiet; seconds until it can be used.</summary>
    private static async Task<(double Kilobytes, double Seconds)> OpenAsync(IPage page, int port)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8.0, ["uploadThroughput"] = 750_000 / 8.0,
        });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
        await page.GotoAsync($"http://127.0.0.1:{port}/field/", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.usableAt");
        var usable = await page.EvaluateAsync<double>("window.usableAt") / 1000;
        await page.WaitForTimeoutAsync(2500);
        return (bytes / 1024, usable);
    }

    /// <summary>Milliseconds from the press of Send until the report is kept.</summary>
    private static async Task<double> ReportAsync(IPage page)
    {
        await page.ClickAsync(".tab-bar .shot");
        await page.ClickAsync(".shutter:not(:disabled)");
        await page.ClickAsync(".report-page .f-big.main");
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('report-queued').length > 0");
        return await page.EvaluateAsync<double>("performance.getEntriesByName('report-queued')[0].duration");
    }
}
