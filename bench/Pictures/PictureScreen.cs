using System.Text.Json;
using Microsoft.Playwright;

namespace Wangge.Bench.Pictures;

/// <summary>An operator's browser that notes each frame it shows: when, and when it was taken.</summary>
internal sealed class PictureScreen : IAsyncDisposable
{
    // At most so many notes are kept; a frame's time is read from its upper edge, and believed only where the row below says the same turned round.
    private const string NoteFrames =
        """
        window.frames_ = []
        window.latest_ = new Map()
        const bits = 24, canvas = new OffscreenCanvas(bits, 2), pen = canvas.getContext('2d', { willReadFrequently: true })
        function takenAt(video, shown) {
          const block = Math.floor(video.videoWidth / bits), tall = block - block % 2
          for (let row = 0; row < 2; row++) pen.drawImage(video, 0, tall * (row + 0.3), block * bits, tall * 0.4, 0, row, bits, 1)
          const dots = pen.getImageData(0, 0, bits, 2).data
          let code = 0
          for (let bit = 0; bit < bits; bit++) {
            const [one, other] = [dots[bit * 4], dots[(bits + bit) * 4]]
            if (Math.abs(one - other) < 60) return null
            code = code * 2 + (one > other ? 1 : 0)
          }
          const now = Math.round(shown), base = now - now % 2 ** bits + code
          return base > now ? base - 2 ** bits : base
        }
        const watched = new WeakSet()
        function watch(video) {
          if (watched.has(video)) return
          watched.add(video)
          const each = (now, frame) => {
            const shown = performance.timeOrigin + performance.now()
            const late = window.latest_.get(video)
            window.latest_.set(video, { shown, behind: video.buffered.length ? video.buffered.end(video.buffered.length - 1) - video.currentTime : 0, gap: late ? Math.max(late.gap, shown - late.shown) : 0, most: Math.max(late?.most ?? 0, video.buffered.length ? video.buffered.end(video.buffered.length - 1) - video.currentTime : 0) })
            if (window.frames_.length < 100000) window.frames_.push({ shown, taken: takenAt(video, shown), count: frame.presentedFrames, behind: video.buffered.length ? video.buffered.end(video.buffered.length - 1) - video.currentTime : null })
            video.requestVideoFrameCallback(each)
          }
          video.requestVideoFrameCallback(each)
        }
        new MutationObserver(() => document.querySelectorAll('video').forEach(watch)).observe(document, { childList: true, subtree: true })
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private PictureScreen(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<PictureScreen> OpenAsync(string address, string token, string path)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(BuiltPages.Browser("--enable-unsafe-swiftshader"));
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        await context.AddCookiesAsync([new Cookie { Name = "wangge_session", Value = token, Url = address }]);
        await context.AddInitScriptAsync(NoteFrames);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + path);
        return new PictureScreen(playwright, browser, page);
    }

    /// <summary>Waits for the first frame since the notes were last forgotten; when it was shown.</summary>
    public async Task<DateTimeOffset> FirstFrameAsync()
    {
        await Page.WaitForFunctionAsync("() => window.frames_.length", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        return DateTimeOffset.UnixEpoch.AddMilliseconds(await Page.EvaluateAsync<double>("() => window.frames_[0].shown"));
    }

    public Task ForgetAsync() => Page.EvaluateAsync("() => { window.frames_.length = 0 }");

    /// <summary>What was noted: when each frame was shown and taken, in milliseconds of UNIX time; taken is null where the frame could not be read.</summary>
    public async Task<NotedFrame[]> FramesAsync() => JsonSerializer.Deserialize<NotedFrame[]>(await Page.EvaluateAsync<string>("() => JSON.stringify(window.frames_)"), JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <param name="Count">Frames presented until then.</param>
/// <param name="Behind">Seconds from here to the newest frame that is there.</param>
internal sealed record NotedFrame(double Shown, double? Taken, long Count, double? Behind);
