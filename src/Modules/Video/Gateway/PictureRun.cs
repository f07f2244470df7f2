using System.Diagnostics;
using Wangge.Video.Addresses;
using Wangge.Video.Cameras;

namespace Wangge.Video.Gateway;

/// <summary>Fetches one camera's picture once, from connecting until it breaks off.</summary>
internal static class PictureRun
{
    /// <param name="begin">The beginning, before any fragment.</param>
    /// <returns>Why it broke off, as a code of <see cref="PictureFaults"/>.</returns>
    /// <exception cref="OperationCanceledException">It was no longer wanted.</exception>
    public static async Task<string> FetchAsync(CameraAddress camera, CameraNetworks networks, VideoOptions options, Action<Beginning> begin, Action<Fragment> take, CancellationToken ct)
    {
        var why = await FetchAsync(camera, networks, options, isRecoded: false, begin, take, ct);
        return why == PictureFaults.H265 && options.RecodeH265 ? await FetchAsync(camera, networks, options, isRecoded: true, begin, take, ct) : why;
    }

    private static async Task<string> FetchAsync(
        CameraAddress camera, CameraNetworks networks, VideoOptions options, bool isRecoded, Action<Beginning> begin, Action<Fragment> take, CancellationToken ct)
    {
        using var relay = new RtspRelay(camera);
        if (await relay.ConnectAsync(networks, ct) is { } unreachable) { return unreachable; }
        using var repacker = Repacker.TryStart(options.Ffmpeg, relay.Address, isRecoded);
        if (repacker is null) { return PictureFaults.NoRepacker; }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var relaying = relay.RunAsync(over.Token);
        try
        {
            // What is registered is what the camera sends, whatever becomes of it here.
            var why = await ReadAsync(new Mp4Reader(repacker.Output), options, isRecoded ? made => begin(made with { Codec = CameraCodec.H265 }) : begin, take, over, ct);
            return relay.Fault ?? why;
        }
        finally
        {
            await over.CancelAsync();
            await SettleAsync(relaying);
        }
    }

    private static async Task<string> ReadAsync(Mp4Reader reader, VideoOptions options, Action<Beginning> begin, Action<Fragment> take, CancellationTokenSource over, CancellationToken ct)
    {
        var hasFrames = false;
        try
        {
            while (true)
            {
                over.CancelAfter(TimeSpan.FromSeconds(hasFrames ? options.StallSeconds : options.FirstFrameSeconds));
                switch (await reader.ReadAsync(over.Token))
                {
                    case Beginning { Codec: CameraCodec.H265 } beginning:
                        begin(beginning);
                        return PictureFaults.H265;
                    case Beginning { Codec: CameraCodec.Other } beginning:
                        begin(beginning);
                        return PictureFaults.Codec;
                    case Beginning beginning:
                        begin(beginning);
                        break;
                    case Fragment fragment:
                        hasFrames = true;
                        take(fragment);
                        break;
                    default:
                        return hasFrames ? PictureFaults.Stalled : PictureFaults.NoStream;
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return hasFrames ? PictureFaults.Stalled : PictureFaults.NoStream;
        }
        catch (InvalidDataException)
        {
            return PictureFaults.Codec;
        }
    }

    private static async Task SettleAsync(Task relaying)
    {
        try
        {
            await relaying;
        }
        catch (Exception reason) when (reason is OperationCanceledException or System.Net.Sockets.SocketException or IOException or ObjectDisposedException)
        {
            // Its end was asked for.
        }
    }
}
