using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests.Gateway;

public sealed class WatcherTests
{
    private static readonly Beginning Head = new(new byte[10], CameraCodec.H264, "avc1.42c01e", 640, 360);
    private readonly TickingClock _clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_viewer_goes_on_at_the_next_key_frame_and_misses_no_word()
    {
        using var watcher = new Watcher(_clock);
        watcher.Offer(Head);
        watcher.Offer(Frame(1, isKey: true));
        for (var n = 2; n <= 25; n++) { watcher.Offer(Frame(n)); }
        watcher.Offer(new Word("stalled", "x"));
        _clock.Seconds = 3;
        watcher.Offer(Frame(26));
        watcher.Offer(Frame(27, isKey: true));
        watcher.Offer(Frame(28));
        Assert.Equal("head stalled 27 28", await ReadAsync(watcher, 4));
        Assert.Equal(26, watcher.Missed);
    }

    [Fact]
    public async Task Who_joins_begins_with_a_key_frame()
    {
        using var watcher = new Watcher(_clock);
        watcher.Offer(Head);
        watcher.Offer(Frame(1));
        watcher.Offer(Frame(2, isKey: true));
        Assert.Equal("head 2", await ReadAsync(watcher, 2));
    }

    [Fact]
    public async Task What_waits_is_bounded_by_bytes()
    {
        using var watcher = new Watcher(_clock);
        watcher.Offer(Head);
        for (var n = 0; n < 100; n++) { watcher.Offer(new Fragment(new byte[1 << 20], IsKey: n % 10 == 0)); }
        Assert.True(watcher.Missed >= 76, $"Missed {watcher.Missed}.");
        Assert.IsType<Beginning>(await watcher.NextAsync(Ct));
        Assert.True(Assert.IsType<Fragment>(await watcher.NextAsync(Ct)).IsKey);
    }

    private sealed class TickingClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    private static Fragment Frame(byte number, bool isKey = false) => new(new byte[] { number }, isKey);

    private static Fragment Frame(int number) => Frame((byte)number);

    private static async Task<string> ReadAsync(Watcher watcher, int count)
    {
        var read = new List<string>();
        for (var n = 0; n < count; n++) { read.Add(await watcher.NextAsync(Ct) switch { Beginning => "head", Word word => word.Kind, Fragment f => f.Bytes.Span[0].ToString(System.Globalization.CultureInfo.InvariantCulture), _ => "?" }); }
        return string.Join(' ', read);
    }
}
