using System.Text.RegularExpressions;

namespace Wangge.Video.MediaServers;

/// <summary>Where pictures are at a media server, as each kind has it. Sources: MediaMTX 1.x (WHEP), go2rtc 1.9 (<c>/api/ws</c>), ZLMediaKit (WebSocket with fragmented MP4).</summary>
internal static partial class MediaAddress
{
    /// <summary>A server's address as it may be registered: http or https, a host, perhaps a path; no credentials, query or fragment, at most 200 characters. Null where it is none.</summary>
    public static Uri? Parse(string text) =>
        text.Length <= 200 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && !text.AsSpan().ContainsAny('?', '#')
        && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 && address.DnsSafeHost is { Length: > 0 and <= 253 } host && host.All(char.IsAscii)
            ? address
            : null;

    /// <summary>Whether this can name a picture there, such as <c>school/gate</c>: letters, digits, <c>_ . -</c> and slashes between; at ZLMediaKit an application and a stream.</summary>
    public static bool IsPath(MediaServerKind kind, string path) => Path().IsMatch(path) && !path.Split('/').Any(part => part is "." or "..") && (kind != MediaServerKind.Zlmediakit || path.Contains('/', StringComparison.Ordinal));

    /// <summary>How the house's player speaks with it, and where: <c>whep</c>, which takes the ticket as its bearer; <c>go2rtc</c> or <c>fmp4</c>, WebSockets with the ticket in the address.</summary>
    public static (string Way, string Address) Of(MediaServer server, string path, string ticket) => server.Kind switch
    {
        MediaServerKind.Mediamtx => ("whep", $"{server.Url}/{path}/whep"),
        MediaServerKind.Go2rtc => ("go2rtc", $"{ToSocket(server.Url)}/api/ws?src={path}&token={ticket}"),
        MediaServerKind.Zlmediakit => ("fmp4", $"{ToSocket(server.Url)}/{path}.live.mp4?token={ticket}"),
        _ => throw new ArgumentOutOfRangeException(nameof(server), server.Kind, null),
    };

    /// <summary>What pages connect to: scheme, host and port.</summary>
    public static string OriginOf(MediaServer server)
    {
        var origin = new Uri(server.Url).GetLeftPart(UriPartial.Authority);
        return server.Kind == MediaServerKind.Mediamtx ? origin : ToSocket(origin);
    }

    /// <summary>http becomes ws, https wss.</summary>
    private static string ToSocket(string url) => "ws" + url["http".Length..];

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*\z")]
    private static partial Regex Path();
}
