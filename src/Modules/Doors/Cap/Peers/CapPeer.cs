namespace Wangge.Doors.Cap.Peers;

/// <summary>Another system that gets our CAP messages.</summary>
internal sealed class CapPeer
{
    /// <summary>What its key is sealed for.</summary>
    public const string SealedFor = "doors.cap-peer";

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the system or the organisation behind it; 1–80 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Where messages are posted to: http or https.</summary>
    public required string Url { get; set; }

    /// <summary>What is sent as the bearer, sealed; null where it asks for none.</summary>
    public byte[]? SealedKey { get; set; }

    /// <summary>The key of ours by which it sends to us: its messages' Acks go to it. Null where it sends none.</summary>
    public Guid? KeyId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets nothing more from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }

    /// <summary>The address as it may be registered: http or https, a host in ASCII, no credentials, no fragment; null where it is none.</summary>
    public static Uri? AddressOf(string text) =>
        text.Length <= 300 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 && address.DnsSafeHost is { Length: > 0 and <= 253 } host && host.All(char.IsAscii)
            ? address
            : null;
}
