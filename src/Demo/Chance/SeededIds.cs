using System.Buffers.Binary;

namespace Wangge.Demo.Chance;

/// <summary>Ids of UUIDv7 shape that are the same for the same seed, so that storing a plan twice changes nothing.</summary>
internal sealed class SeededIds(int seed, DateTimeOffset since)
{
    /// <param name="part">What is named, such as <c>grid</c>: parts never share ids.</param>
    /// <param name="key">Unique within the part.</param>
    /// <param name="at">The time that the id carries; the start of the plan's year where none is given.</param>
    internal Guid Of(string part, string key, DateTimeOffset? at = null)
    {
        var chance = SeededRandom.For(seed, part + '/' + key);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at ?? since).ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (chance.Bits() & 0x0FFF)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000000000000000UL | (chance.Bits() >> 2));
        return new Guid(bytes, bigEndian: true);
    }
}
