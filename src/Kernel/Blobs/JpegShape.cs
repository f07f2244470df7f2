using System.Buffers.Binary;

namespace Wangge.Kernel.Blobs;

/// <summary>Walks a JPEG from its start marker to its end marker.</summary>
/// <remarks>Source: ITU-T T.81, annex B; EXIF 2.32, section 4.5.4.</remarks>
internal static class JpegShape
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;
    private const int FrameHeaderBytes = 6;

    /// <exception cref="InvalidDataException">It is no whole JPEG.</exception>
    /// <exception cref="EndOfStreamException">It is cut.</exception>
    public static PictureShape Read(ForwardReader reader)
    {
        if (reader.ReadByte() != Marker || reader.ReadByte() != StartOfImage) { throw new InvalidDataException(); }

        (long Width, long Height)? size = null;
        byte[]? exif = null;
        var hasScan = false;
        while (true)
        {
            var marker = ReadMarker(reader);
            if (marker == EndOfImage) { break; }

            if (IsAlone(marker)) { continue; }

            var length = reader.ReadUInt16BigEndian() - sizeof(ushort);
            if (length < 0) { throw new InvalidDataException(); }

            if (IsFrame(marker))
            {
                // A second frame would let a decoder see another size than the one judged here.
                size = size is null ? ReadFrame(reader, length) : throw new InvalidDataException();
            }
            else if (marker == App1 && exif is null)
            {
                exif = FindExif(reader.ReadBytes(length));
            }
            else
            {
                reader.Skip(length);
            }

            if (marker == StartOfScan)
            {
                hasScan = true;
                SkipScan(reader);
            }
        }

        return size is { } found && hasScan ? new(found.Width, found.Height, exif) : throw new InvalidDataException();
    }

    private static byte ReadMarker(ForwardReader reader)
    {
        if (reader.ReadByte() != Marker) { throw new InvalidDataException(); }

        byte marker;
        do
        {
            marker = reader.ReadByte();
        }
        while (marker == Marker);

        return marker == 0 ? throw new InvalidDataException() : marker;
    }

    // Entropy-coded bytes hold 0xFF only as 0xFF00 and as restart markers.
    private static void SkipScan(ForwardReader reader)
    {
        while (true)
        {
            reader.SkipUntil(Marker);
            var next = reader.Peek(2);
            if (next.Length < 2) { throw new EndOfStreamException(); }

            if (next[1] is not (0 or Marker or (>= 0xD0 and <= 0xD7))) { return; }

            reader.Skip(next[1] == Marker ? 1 : 2);
        }
    }

    private static (long Width, long Height) ReadFrame(ForwardReader reader, int length)
    {
        if (length < FrameHeaderBytes) { throw new InvalidDataException(); }

        var header = reader.ReadBytes(length);
        return (BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(1)));
    }

    private static byte[]? FindExif(byte[] segment) => segment.AsSpan().StartsWith("Exif\0\0"u8) ? segment[6..] : null;

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);
}
