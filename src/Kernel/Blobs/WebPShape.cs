using System.Buffers.Binary;

namespace Wangge.Kernel.Blobs;

/// <summary>Walks a WebP's chunks.</summary>
/// <remarks>Source: RFC 9649, section 2; RFC 6386, section 9.1, for the lossy frame's header.</remarks>
internal static class WebPShape
{
    private const int HeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const int FrameHeaderBytes = 10;
    private const int MostExifBytes = 1 << 20;

    /// <exception cref="InvalidDataException">It is no whole WebP.</exception>
    /// <exception cref="EndOfStreamException">It is cut.</exception>
    public static PictureShape Read(ForwardReader reader)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        reader.Read(header);
        var end = ChunkHeaderBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (end > reader.Length) { throw new EndOfStreamException(); }

        var (width, height, hasFrame) = (0L, 0L, false);
        byte[]? exif = null;
        while (reader.Position < end)
        {
            var content = ReadChunk(reader, end, out var type);
            if (type is "VP8X" or "VP8 " or "VP8L")
            {
                // Canvas and frame may differ; the larger is what a decoder may need room for.
                var (chunkWidth, chunkHeight) = SizeIn(type, content);
                (width, height) = (Math.Max(width, chunkWidth), Math.Max(height, chunkHeight));
            }

            hasFrame |= type is "VP8 " or "VP8L" or "ANMF";
            if (type == "EXIF" && content.Length > 0) { exif ??= content.AsSpan().StartsWith("Exif\0\0"u8) ? content[6..] : content; }
        }

        return hasFrame ? new(width, height, exif) : throw new InvalidDataException();
    }

    /// <returns>All of an EXIF chunk, the start of others.</returns>
    private static byte[] ReadChunk(ForwardReader reader, long end, out string type)
    {
        Span<byte> head = stackalloc byte[ChunkHeaderBytes];
        reader.Read(head);
        type = System.Text.Encoding.Latin1.GetString(head[..4]);
        var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);

        // Chunks of odd length are followed by a byte that does not count.
        var padded = length + (length & 1);
        if (reader.Position + padded > end) { throw new EndOfStreamException(); }

        var kept = type == "EXIF" && length <= MostExifBytes ? length : Math.Min(length, FrameHeaderBytes);
        var content = reader.ReadBytes(kept);
        reader.Skip(padded - kept);
        return content;
    }

    private static (long Width, long Height) SizeIn(string type, ReadOnlySpan<byte> chunk)
    {
        switch (type)
        {
            case "VP8X" when chunk.Length >= FrameHeaderBytes:
                return (1 + UInt24(chunk[4..]), 1 + UInt24(chunk[7..]));
            case "VP8 " when chunk.Length >= FrameHeaderBytes && chunk[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]):
                return (BinaryPrimitives.ReadUInt16LittleEndian(chunk[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[8..]) & 0x3FFF);
            case "VP8L" when chunk.Length >= 5 && chunk[0] == 0x2F:
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[1..]);
                return (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
            default:
                throw new InvalidDataException();
        }
    }

    private static long UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
