namespace Wangge.Video.Addresses;

/// <summary>A camera's RTSP address, taken apart. Never logged, never part of an answer.</summary>
/// <param name="PathAndQuery">Begins with a slash; may hold secrets of its own.</param>
/// <param name="User">Null where there are no credentials.</param>
internal sealed record CameraAddress(string Host, int Port, string PathAndQuery, string? User, string? Password)
{
    private const string Scheme = "rtsp://";
    private const int UsualPort = 554;

    /// <summary>The address without credentials, as requests to the camera name it.</summary>
    public string Base => Scheme + Authority + PathAndQuery;

    public string Authority => (Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host) + (Port == UsualPort ? "" : FormattableString.Invariant($":{Port}"));

    /// <summary>Null where it is none: another scheme, no host, control characters or spaces.</summary>
    /// <remarks>By hand: passwords in such addresses hold characters that no parser of addresses takes. The first slash ends the host, the last @ before it the credentials; a slash in them is written %2F.</remarks>
    public static CameraAddress? TryParse(string text)
    {
        if (text.Length > 500 || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) { return null; }
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "/") : (rest[..slash], rest[slash..]);
        if (path.Contains('#', StringComparison.Ordinal) || !path.All(char.IsAscii)) { return null; }
        var at = authority.LastIndexOf('@');
        (string? user, string? password) = at < 0 ? (null, null) : Split(authority[..at]);
        return HostOf(authority[(at + 1)..]) is var (host, port) ? new CameraAddress(host, port, path, user, password) : null;
    }

    private static (string User, string Password) Split(string credentials)
    {
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (Uri.UnescapeDataString(credentials), "") : (Uri.UnescapeDataString(credentials[..colon]), Uri.UnescapeDataString(credentials[(colon + 1)..]));
    }

    private static (string Host, int Port)? HostOf(string text)
    {
        var portText = "";
        string host;
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (close < 0) { return null; }
            host = text[1..close];
            if (!System.Net.IPAddress.TryParse(host, out _)) { return null; }
            if (close + 1 < text.Length && text[close + 1] != ':') { return null; }
            portText = close + 1 < text.Length ? text[(close + 2)..] : "";
        }
        else
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            host = colon < 0 ? text : text[..colon];
            if (host.Length is 0 or > 253 || !host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')) { return null; }
            portText = colon < 0 ? "" : text[(colon + 1)..];
        }

        if (portText.Length == 0) { return (host, UsualPort); }
        return int.TryParse(portText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535 ? (host, port) : null;
    }
}
