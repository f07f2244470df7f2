using System.Buffers.Binary;

namespace Wangge.Kernel.Blobs;

/// <summary>Walks a PNG's chunks from the first to the last, checking each sum; nothing compressed is opened.</summary>
/// <remarks>Source: W3C PNG, third edition, sections 5 and 11.</remarks>
internal static class PngShape
{
    private const int SumBytes = 4;
    private const int MostExifBytes = 1 << 20;
    private static readonly uint[] SumTable = [.. Enumerable.Range(0, 256).Select(SumOfByte)];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="InvalidDataException">It is no whole PNG.</exception>
    /// <exception cref="EndOfStreamException">It is cut.</exception>
    public static PictureShape Read(ForwardReader reader)
    {
        reader.Skip(Signature.Length);
        var header = ReadChunk(reader, out var type);
        if (type != "IHDR" || header is not { Length: 13 }) { throw new InvalidDataException(); }

        byte[]? exif = null;
        var hasData = false;
        while (true)
        {
            var content = ReadChunk(reader, out type);
            if (type == "IEND") { break; }

            hasData |= type == "IDAT";
            if (type == "eXIf") { exif ??= content; }
        }

        return hasData
            ? new(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)), exif)
            : throw new InvalidDataException();
    }

    /// <returns>The content of a chunk that matters and is small; else null.</returns>
    private static byte[]? ReadChunk(ForwardReader reader, out string type)
    {
        Span<byte> head = stackalloc byte[8];
        reader.Read(head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        type = System.Text.Encoding.Latin1.GetString(head[4..]);
        if (length > reader.Remaining - SumBytes) { throw new EndOfStreamException(); }

        var content = type is "IHDR" or "eXIf" && length <= MostExifBytes ? new byte[length] : null;
        var sum = AddToSum(uint.MaxValue, head[4..]);
        var read = 0;
        while (read < length)
        {
            var part = reader.Peek((int)Math.Min(length - read, 32 * 1024));
            sum = AddToSum(sum, part);
            if (content is not null) { part.CopyTo(content.AsSpan(read)); }

            read += part.Length;
            reader.Skip(part.Length);
        }

        Span<byte> stored = stackalloc byte[SumBytes];
        reader.Read(stored);
        return BinaryPrimitives.ReadUInt32BigEndian(stored) == ~sum ? content : throw new InvalidDataException();
    }

    private static uint AddToSum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) { sum = SumTable[(byte)(sum ^ value)] ^ (sum >> 8); }

        return sum;
    }

    // CRC-32 as in the standard's annex D.
    private static uint SumOfByte(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++) { sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1; }

        return sum;
    }
}
