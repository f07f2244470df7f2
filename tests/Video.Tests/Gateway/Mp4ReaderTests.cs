using System.Diagnostics;
using CsCheck;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests.Gateway;

public sealed class Mp4ReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("libx264", "H264", "avc1.")]
    [InlineData("libx265", "H265", "")]
    [InlineData("mpeg4", "Other", "")]
    public async Task A_stream_is_cut_into_its_beginning_and_each_frame(string encoder, string codec, string text)
    {
        RtspCamera.Need();
        var pieces = await PiecesAsync(await MadeAsync(encoder));
        var beginning = Assert.IsType<Beginning>(pieces[0]);
        Assert.Equal((codec, 320, 180), (beginning.Codec.ToString(), beginning.Width, beginning.Height));
        Assert.StartsWith(text, beginning.CodecText, StringComparison.Ordinal);
        var fragments = pieces.Skip(1).Cast<Fragment>().ToList();
        Assert.Equal(50, fragments.Count);
        Assert.Equal([0, 10, 20, 30, 40], fragments.Index().Where(f => f.Item.IsKey).Select(f => f.Index));
    }

    [Fact]
    public async Task What_is_damaged_ends_or_is_refused_and_does_nothing_else()
    {
        RtspCamera.Need();
        var whole = await MadeAsync("libx264");
        await Gen.Select(Gen.Int[0, 4_000], Gen.Byte, Gen.Int[0, whole.Length]).SampleAsync(async (at, value, length) =>
        {
            var damaged = whole[..Math.Max(length, at + 1)];
            damaged[at] = value;
            try
            {
                await PiecesAsync(damaged);
            }
            catch (InvalidDataException)
            {
                // Said so.
            }
        }, iter: 2_000);
    }

    private static async Task<List<Piece>> PiecesAsync(byte[] stream)
    {
        var (reader, pieces) = (new Mp4Reader(new MemoryStream(stream)), new List<Piece>());
        while (await reader.ReadAsync(Ct) is { } piece) { pieces.Add(piece); }
        return pieces;
    }

    /// <summary>Two seconds, a key frame each ten.</summary>
    private static async Task<byte[]> MadeAsync(string encoder)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true };
        foreach (var argument in $"-v error -f lavfi -i testsrc=size=320x180:rate=25:duration=2 -pix_fmt yuv420p -c:v {encoder} -g 10 -keyint_min 10 -sc_threshold 0 -bf 0".Split(' ')) { start.ArgumentList.Add(argument); }
        if (encoder == "libx265") { foreach (var argument in (string[])["-x265-params", "log-level=none:keyint=10:min-keyint=10:scenecut=0"]) { start.ArgumentList.Add(argument); } }
        foreach (var argument in "-f mp4 -movflags empty_moov+default_base_moof+frag_every_frame pipe:1".Split(' ')) { start.ArgumentList.Add(argument); }
        using var ffmpeg = Process.Start(start)!;
        using var made = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(made, Ct);
        await ffmpeg.WaitForExitAsync(Ct);
        return made.ToArray();
    }
}
