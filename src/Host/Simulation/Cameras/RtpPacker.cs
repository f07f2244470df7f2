using System.Buffers.Binary;

namespace Wangge.Host.Simulation.Cameras;

/// <summary>Packs frames for RTP inside of an RTSP connection. One viewer, one instance; not thread-safe.</summary>
/// <remarks>Source: RFC 6184 (single units and fragments FU-A), RFC 3550, RFC 2326 section 10.12.</remarks>
internal sealed class RtpPacker(byte channel, uint source)
{
    public const int PayloadType = 96;
    public const int ClockHertz = 90_000;

    private const int MostPayload = 1_400;
    private const int FragmentType = 28;
    private readonly byte[] _packet = new byte[4 + 12 + 2 + MostPayload];
    private ushort _sequence;

    /// <summary>Writes a frame.</summary>
    /// <param name="timestamp">In <see cref="ClockHertz"/>.</param>
    public async Task WriteAsync(Stream stream, IReadOnlyList<ReadOnlyMemory<byte>> units, uint timestamp, CancellationToken ct)
    {
        for (var i = 0; i < units.Count; i++)
        {
            var (unit, isLast) = (units[i], i == units.Count - 1);
            if (unit.Length <= MostPayload)
            {
                await SendAsync(stream, ReadOnlyMemory<byte>.Empty, unit, timestamp, isLast, ct);
                continue;
            }

            var head = unit.Span[0];
            for (var at = 1; at < unit.Length; at += MostPayload)
            {
                var part = unit.Slice(at, Math.Min(MostPayload, unit.Length - at));
                var isEnd = at + part.Length == unit.Length;
                byte[] fragment = [(byte)((head & 0xE0) | FragmentType), (byte)((at == 1 ? 0x80 : 0) | (isEnd ? 0x40 : 0) | (head & 0x1F))];
                await SendAsync(stream, fragment, part, timestamp, isLast && isEnd, ct);
            }
        }
    }

    private ValueTask SendAsync(Stream stream, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> payload, uint timestamp, bool isLast, CancellationToken ct)
    {
        var length = 12 + head.Length + payload.Length;
        var packet = _packet.AsSpan();
        packet[0] = (byte)'$';
        packet[1] = channel;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)length);
        packet[4] = 0x80;
        packet[5] = (byte)((isLast ? 0x80 : 0) | PayloadType);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], source);
        head.Span.CopyTo(packet[16..]);
        payload.Span.CopyTo(packet[(16 + head.Length)..]);
        return stream.WriteAsync(_packet.AsMemory(0, 4 + length), ct);
    }
}
