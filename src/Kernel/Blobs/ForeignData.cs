using System.Buffers.Binary;

namespace Wangge.Kernel.Blobs;

/// <summary>Finds another file behind a picture.</summary>
/// <remarks>Phones themselves put things there: further JPEGs (gain maps, depth; CIPA DC-007), the film of a motion photo, short notes of the maker. These pass when they are whole and, for notes, short and of no known type.</remarks>
internal static class ForeignData
{
    /// <value>Bytes of unknown kind that are borne.</value>
    public const int Tolerance = 1024;

    private const int MostParts = 16;
    private const int ZipTailBytes = 65_535 + 22;
    private const int BoxHeaderBytes = 8;

    // What a browser, a reader or an unpacker would take for a file of its own, wherever it begins.
    private static readonly byte[][] ActiveMarks =
    [
        [.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8], [.. "%PDF"u8], [.. "\u007fELF"u8], [.. "Rar!"u8], [0x37, 0x7A, 0xBC, 0xAF],
        [.. "<!doctype"u8], [.. "<!--"u8], [.. "<?php"u8], [.. "<?xml"u8], [.. "<?="u8], [.. "<html"u8], [.. "<head"u8], [.. "<body"u8],
        [.. "<script"u8], [.. "<svg"u8], [.. "<iframe"u8], [.. "<img"u8], [.. "<a "u8], [.. "javascript:"u8],
    ];

    // Too short to be sought anywhere in binary notes.
    private static readonly byte[][] StartMarks = [[.. "MZ"u8], [.. "#!"u8], [.. "<"u8]];

    /// <summary>Whether something that does not belong to the picture follows the place where the reader stands, which is the picture's end.</summary>
    public static bool Follows(ForwardReader reader)
    {
        for (var part = 0; part < MostParts; part++)
        {
            if (reader.Remaining == 0) { return false; }

            var head = reader.Peek(BoxHeaderBytes);
            if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            {
                JpegShape.Read(reader);
            }
            else if (head.Length == BoxHeaderBytes && head[4..].StartsWith("ftyp"u8))
            {
                SkipBoxes(reader);
            }
            else if (head[0] == 0)
            {
                // Only now: a film's own first bytes are zeros too.
                reader.SkipWhile(0);
            }
            else
            {
                return reader.Remaining > Tolerance || IsActive(reader.Peek(Tolerance));
            }
        }

        return true;
    }

    /// <summary>Whether an unpacker would find a ZIP here: they look from the end, wherever the picture lies.</summary>
    public static bool EndsAsZip(Stream file)
    {
        file.Position = Math.Max(0, file.Length - ZipTailBytes);
        var tail = new byte[file.Length - file.Position];
        file.ReadExactly(tail);

        // The end record of an archive that is not split: its mark and two zero disk numbers.
        return tail.AsSpan().IndexOf("PK\x05\x06\0\0\0\0"u8) >= 0;
    }

    private static void SkipBoxes(ForwardReader reader)
    {
        while (reader.Remaining >= BoxHeaderBytes)
        {
            var head = reader.Peek(2 * BoxHeaderBytes);
            if (head[4..BoxHeaderBytes].ContainsAnyExceptInRange((byte)' ', (byte)'~')) { return; }

            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length == 1 && head.Length == 2 * BoxHeaderBytes) { length = BinaryPrimitives.ReadInt64BigEndian(head[BoxHeaderBytes..]); }

            if (length == 0) { length = reader.Remaining; }

            if (length < BoxHeaderBytes) { return; }

            reader.Skip(length);
        }
    }

    private static bool IsActive(ReadOnlySpan<byte> bytes)
    {
        var lower = bytes.ToArray();
        foreach (ref var value in lower.AsSpan())
        {
            if (value is >= (byte)'A' and <= (byte)'Z') { value += (byte)('a' - 'A'); }
        }

        foreach (var mark in StartMarks)
        {
            if (bytes.StartsWith(mark)) { return true; }
        }

        foreach (var mark in ActiveMarks)
        {
            if (bytes.IndexOf(mark) >= 0 || lower.AsSpan().IndexOf(mark) >= 0) { return true; }
        }

        return false;
    }
}
