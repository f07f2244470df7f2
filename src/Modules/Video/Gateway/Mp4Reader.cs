using System.Buffers.Binary;
using Wangge.Video.Cameras;

namespace Wangge.Video.Gateway;

/// <summary>Cuts the repacker's stream into its beginning and its fragments. Source: ISO/IEC 14496-12. Not safe for concurrent use.</summary>
internal sealed class Mp4Reader(Stream stream)
{
    /// <value>A key frame of a large picture has some hundred kilobytes.</value>
    private const int MostBytes = 16 << 20;

    private const uint NotSync = 0x10000;

    private readonly byte[] _header = new byte[8];
    private byte[] _before = [];

    /// <returns>Null at the end.</returns>
    /// <exception cref="InvalidDataException">No fragmented MP4.</exception>
    public async ValueTask<Piece?> ReadAsync(CancellationToken ct)
    {
        while (await ReadBoxAsync(ct) is var (type, box))
        {
            switch (type)
            {
                case "moov":
                    byte[] head = [.. _before, .. box];
                    _before = [];
                    return BeginningOf(head, box);
                case "mdat":
                    byte[] whole = [.. _before, .. box];
                    _before = [];
                    return new Fragment(whole, IsKey(whole));
                case "ftyp" or "styp" or "moof" or "prft" or "sidx" or "emsg":
                    if (_before.Length + box.Length > MostBytes) { throw new InvalidDataException("A fragment without end."); }
                    _before = [.. _before, .. box];
                    break;
            }
        }

        return null;
    }

    private async ValueTask<(string Type, byte[] Box)?> ReadBoxAsync(CancellationToken ct)
    {
        if (await stream.ReadAtLeastAsync(_header, 8, throwOnEndOfStream: false, ct) < 8) { return null; }
        var size = BinaryPrimitives.ReadUInt32BigEndian(_header);
        if (size is < 8 or > MostBytes) { throw new InvalidDataException($"A box of {size} bytes."); }
        var box = new byte[size];
        _header.CopyTo(box, 0);
        return await stream.ReadAtLeastAsync(box.AsMemory(8), box.Length - 8, throwOnEndOfStream: false, ct) < box.Length - 8 ? null : (TypeOf(box), box);
    }

    private static Beginning BeginningOf(byte[] head, byte[] moov)
    {
        var entries = Find(moov, "moov", "trak", "mdia", "minf", "stbl", "stsd");
        // Version, flags and count stand before the first entry, which is that of the picture: sound is not fetched.
        if (entries.Length < 16 + 86) { return new Beginning(head, CameraCodec.Other, "", 0, 0); }
        var entry = entries[16..];
        var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(entry[32..]), BinaryPrimitives.ReadUInt16BigEndian(entry[34..]));
        switch (TypeOf(entry))
        {
            case "avc1" or "avc3" when Child(entry[86..], "avcC") is { Length: >= 12 } avc:
                return new Beginning(head, CameraCodec.H264, $"avc1.{Convert.ToHexStringLower(avc[9..12])}", width, height);
            case "hev1" or "hvc1":
                return new Beginning(head, CameraCodec.H265, "", width, height);
            default:
                return new Beginning(head, CameraCodec.Other, "", width, height);
        }
    }

    /// <summary>By the flags of its first sample; where they say nothing it is taken for none, and viewers wait for the next.</summary>
    private static bool IsKey(ReadOnlySpan<byte> fragment)
    {
        var moof = Child(fragment, "moof");
        var traf = moof.IsEmpty ? [] : Child(moof[8..], "traf");
        if (traf.IsEmpty) { return false; }
        var header = Child(traf[8..], "tfhd");
        var run = Child(traf[8..], "trun");
        if (run.Length >= 16 && FlagsOf(run) is var flags && (flags & 0x404) != 0)
        {
            var at = 16 + ((flags & 0x1) != 0 ? 4 : 0);
            if ((flags & 0x4) == 0) { at += ((flags & 0x100) != 0 ? 4 : 0) + ((flags & 0x200) != 0 ? 4 : 0); }
            return run.Length >= at + 4 && (BinaryPrimitives.ReadUInt32BigEndian(run[at..]) & NotSync) == 0;
        }

        if (header.Length < 16 || (FlagsOf(header) & 0x20) == 0) { return false; }
        var of = FlagsOf(header);
        var place = 16 + ((of & 0x1) != 0 ? 8 : 0) + ((of & 0x2) != 0 ? 4 : 0) + ((of & 0x8) != 0 ? 4 : 0) + ((of & 0x10) != 0 ? 4 : 0);
        return header.Length >= place + 4 && (BinaryPrimitives.ReadUInt32BigEndian(header[place..]) & NotSync) == 0;
    }

    private static uint FlagsOf(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box[8..]) & 0xFFFFFF;

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, params ReadOnlySpan<string> path)
    {
        foreach (var type in path)
        {
            boxes = Child(boxes, type);
            if (boxes.IsEmpty) { return boxes; }
            if (type != path[^1]) { boxes = boxes[8..]; }
        }

        return boxes;
    }

    /// <summary>The first of these boxes that has this type, with its header; empty where none has.</summary>
    private static ReadOnlySpan<byte> Child(ReadOnlySpan<byte> boxes, string type)
    {
        while (boxes.Length >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            if (size < 8 || size > boxes.Length) { return []; }
            if (TypeOf(boxes) == type) { return boxes[..(int)size]; }
            boxes = boxes[(int)size..];
        }

        return [];
    }

    private static string TypeOf(ReadOnlySpan<byte> box) => System.Text.Encoding.Latin1.GetString(box.Slice(4, 4));
}
