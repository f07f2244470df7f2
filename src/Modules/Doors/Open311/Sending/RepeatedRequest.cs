using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wangge.Doors.Open311.Sending;

/// <summary>Gives the same content, with the same key, from the same device, within a minute the same id: Open311 knows no ids of clients, and phones send twice.</summary>
/// <remarks>
/// The id is made of the content and the minute, so two that come at once meet at the store; whoever sends near a minute's end is found by the
/// minute before. The key's hash goes in, so that ids cannot be guessed from content. Pure.
/// </remarks>
internal sealed class RepeatedRequest
{
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    private readonly byte[] _content;

    private RepeatedRequest(byte[] content) => _content = content;

    /// <param name="keyHash">Hash of the api_key.</param>
    /// <param name="device">The client's <c>device_id</c>, or what names its address.</param>
    public static RepeatedRequest Of(byte[] keyHash, string device, NewRequest request) =>
        new(HMACSHA256.HashData(keyHash, JsonSerializer.SerializeToUtf8Bytes(new { device, request })));

    /// <summary>The id (UUIDv7) of this content in the minute of an instant.</summary>
    public Guid IdAt(DateTimeOffset now) => IdIn(now.ToUnixTimeSeconds() / (long)Within.TotalSeconds);

    /// <summary>The id of this content in the minute before.</summary>
    public Guid IdBefore(DateTimeOffset now) => IdIn((now.ToUnixTimeSeconds() / (long)Within.TotalSeconds) - 1);

    private Guid IdIn(long minute)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(minute * (long)Within.TotalSeconds);
        var random = HMACSHA256.HashData(_content, Encoding.ASCII.GetBytes(start.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(start).TryWriteBytes(bytes, bigEndian: true, out _);
        random.AsSpan(0, 10).CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
