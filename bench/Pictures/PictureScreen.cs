using System.Text.Json;
using Microsoft.Playwright;

namespace Wangge.Bench.Pictures;

/// <summary>An operator's browser that notes each frame it shows: when, and when it was taken.</summary>
internal sealed class PictureScreen : IAsyncDisposable
{
    // Of each picture: its longest gap, and how many frames lay how far behind the newest, by twentieths of a second up to ten. At most so many frames are kept; a frame's time is read from its upper edge, and believed only where the row below says the same turned round.
    private const string NoteFrames =
        """
        window.frames_ = []
        window.reads_ = true
        window.pictures_ = new Map()
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
            const behind = video.buffered.length ? video.buffered.end(video.buffered.length - 1) - video.currentTime : 0
            const noted = window.pictures_.get(video) ?? { shown, gap: 0, behind: new Array(201).fill(0) }
            window.pictures_.set(video, noted)
            noted.gap = Math.max(noted.gap, shown - noted.shown)
            noted.shown = shown
            noted.behind[Math.max(0, Math.min(200, Math.floor(behind * 20)))]++
            if (window.reads_ && window.frames_.length < 100000) window.frames_.push({ shown, taken: takenAt(video, shown), count: frame.presentedFrames, behind })
            video.requestVideoFrameCallback(each)
          }
          video.requestVideoFrameCallback(each)
        }
        new MutationObserver(() => document.querySelectorAll('video').forEach(watch)).observe(document, { childList: true, subtree: true })
        """;

    private readonly OpenedPage _opened;

    private PictureScreen(OpenedPage opened) => _opened = opened;

    public IPage Page => _opened.Page;

    public static async Task<PictureScreen> OpenAsync(int port, string token, string path) => new(await OpenedPage.OpenAsync(port, token, path, NoteFrames));

    /// <summary>Waits for the first frame since the notes were last forgotten; when it was shown.</summary>
    public async Task<DateTimeOffset> FirstFrameAsync()
    {
        await Page.WaitForFunctionAsync("() => window.frames_.length", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        return DateTimeOffset.UnixEpoch.AddMilliseconds(await Page.EvaluateAsync<double>("() => window.frames_[0].shown"));
    }

    public Task ForgetAsync() => Page.EvaluateAsync("() => { window.frames_.length = 0 }");

    /// <summary>What was noted: when each frame was shown and taken, in milliseconds of UNIX time; taken is null where the frame could not be read.</summary>
    public async Task<NotedFrame[]> FramesAsync() => JsonSerializer.Deserialize<NotedFrame[]>(await Page.EvaluateAsync<string>("() => JSON.stringify(window.frames_)"), JsonSerializerOptions.Web)!;

    /// <summary>Reads no more when frames were taken, which takes time of its own for each.</summary>
    public Task ReadNoMoreAsync() => Page.EvaluateAsync("() => { window.reads_ = false; window.frames_.length = 0 }");

    /// <summary>What was noted of each picture since it was last asked, and forgets it.</summary>
    public async Task<NotedPicture[]> TakePicturesAsync() => JsonSerializer.Deserialize<NotedPicture[]>(
        await Page.EvaluateAsync<string>("() => { const told = [...document.querySelectorAll('video')].map((video) => window.pictures_.get(video) ?? { gap: 99999, behind: [] }); window.pictures_.clear(); return JSON.stringify(told) }"), JsonSerializerOptions.Web)!;

    /// <summary>Frames that the browser was to show since each picture began, and those of them that it dropped.</summary>
    public async Task<(long Total, long Dropped)> QualityAsync()
    {
        var told = await Page.EvaluateAsync<long[]>("() => [...document.querySelectorAll('video')].map((video) => video.getVideoPlaybackQuality()).reduce(([total, dropped], one) => [total + one.totalVideoFrames, dropped + one.droppedVideoFrames], [0, 0])");
        return (told[0], told[1]);
    }

    public ValueTask DisposeAsync() => _opened.DisposeAsync();
}

/// <param name="Count">Frames presented until then.</param>
/// <param name="Behind">Seconds from here to the newest frame that is there.</param>
internal sealed record NotedFrame(double Shown, double? Taken, long Count, double? Behind);

/// <param name="Gap">Longest time between two frames, in milliseconds.</param>
/// <param name="Behind">How many frames lay how far behind the newest: by twentieths of a second, the last for ten seconds and more.</param>
internal sealed record NotedPicture(double Gap, long[] Behind);
