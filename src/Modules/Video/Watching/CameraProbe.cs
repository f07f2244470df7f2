using System.Net.Sockets;
using System.Text;
using Wangge.Video.Addresses;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Watching;

/// <summary>Asks a camera what it would send (DESCRIBE) and hangs up. No picture is set up, sent or seen.</summary>
internal static class CameraProbe
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <returns>What it would send, where it says so; and why one cannot look through it, as a code of <see cref="PictureFaults"/>, or null.</returns>
    /// <exception cref="OperationCanceledException">It was no longer wanted.</exception>
    public static async Task<(CameraCodec? Codec, string? Fault)> AskAsync(CameraAddress camera, CameraNetworks networks, bool recodesH265, CancellationToken ct)
    {
        var (socket, fault) = await CameraLine.ConnectAsync(camera, networks, ct);
        if (socket is null) { return (null, fault); }
        using var held = socket;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(AnswerWithin);
        try
        {
            await using var stream = new NetworkStream(socket);
            var answer = await DescribeAsync(camera, stream, patience.Token);
            return answer switch
            {
                null => (null, PictureFaults.Unreachable),
                { Status: 401 } => (null, PictureFaults.RefusedCredentials),
                { Status: >= 300 and < 400 } => (null, PictureFaults.Redirected),
                { Status: 200 } => Judge(CodecOf(Encoding.UTF8.GetString(answer.Body)), recodesH265),
                _ => (null, PictureFaults.NoStream),
            };
        }
        catch (Exception reason) when (reason is IOException or SocketException or InvalidDataException || (reason is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, PictureFaults.Unreachable);
        }
    }

    /// <summary>The codec of the first picture that a description speaks of; null where it speaks of none. Source: RFC 4566; RFC 6184, 8.2.1.</summary>
    internal static CameraCodec? CodecOf(string description)
    {
        var (isPicture, hasPicture) = (false, false);
        foreach (var line in description.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("m=", StringComparison.Ordinal))
            {
                // What follows is of another.
                if (hasPicture) { break; }
                hasPicture = isPicture = line.StartsWith("m=video ", StringComparison.Ordinal);
            }

            if (!isPicture || !line.StartsWith("a=rtpmap:", StringComparison.OrdinalIgnoreCase) || line.Split(' ', 2) is not [_, var format]) { continue; }
            return format.Split('/')[0].ToUpperInvariant() switch { "H264" => CameraCodec.H264, "H265" or "HEVC" => CameraCodec.H265, _ => CameraCodec.Other };
        }

        return hasPicture ? CameraCodec.Other : null;
    }

    private static (CameraCodec? Codec, string? Fault) Judge(CameraCodec? codec, bool recodesH265) => codec switch
    {
        CameraCodec.H264 => (codec, null),
        CameraCodec.H265 => (codec, recodesH265 ? null : PictureFaults.H265),
        CameraCodec.Other => (codec, PictureFaults.Codec),
        _ => (null, PictureFaults.NoStream),
    };

    /// <returns>The answer, after a challenge that was met; null where the camera hung up.</returns>
    private static async Task<RtspMessage?> DescribeAsync(CameraAddress camera, NetworkStream stream, CancellationToken ct)
    {
        var reader = new RtspReader(stream);
        var credentials = camera.User is null ? null : new RtspCredentials(camera.User, camera.Password ?? "");
        for (var attempt = 1; ; attempt++)
        {
            var asking = new RtspMessage($"DESCRIBE {camera.Base} RTSP/1.0", [new("CSeq", attempt == 1 ? "1" : "2"), new("Accept", "application/sdp")], []);
            await stream.WriteAsync(asking.With("Authorization", credentials?.For("DESCRIBE", camera.Base)).ToBytes(), ct);
            RtspPart? part;
            do { part = await reader.ReadAsync(ct); }
            while (part is RtspData);
            if (part is not RtspMessage { IsAnswer: true } answer) { return null; }
            if (answer.Status != 401 || attempt > 1 || credentials?.Take(answer.All("WWW-Authenticate")) != true) { return answer; }
        }
    }
}
