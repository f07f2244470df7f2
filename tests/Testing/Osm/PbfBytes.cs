using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Wangge.Testing.Osm;

/// <summary>Writes PBF by hand, byte by byte, so that the reader is not judged by a writer of its own kind.</summary>
public sealed class PbfBytes
{
    private readonly List<byte> _file = [];

    public byte[] File => [.. _file];

    public PbfBytes Header(params string[] features) =>
        Blob("OSMHeader", Message(features.Select(f => Text(4, f)).ToArray()), zlib: false);

    public PbfBytes Data(bool zlib, params byte[][] fields) => Blob("OSMData", Message(fields), zlib);

    public PbfBytes Blob(string type, byte[] content, bool zlib)
    {
        var blob = zlib ? Message(Number(2, content.Length), Bytes(3, Zlib(content))) : Message(Bytes(1, content));
        return Raw(type, blob);
    }

    public PbfBytes Raw(string type, byte[] blob)
    {
        var header = Message(Text(1, type), Number(3, blob.Length));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        _file.AddRange([.. length, .. header, .. blob]);
        return this;
    }

    public static byte[] Strings(params string[] strings) => Bytes(1, Message(strings.Select(s => Text(1, s)).ToArray()));

    public static byte[] Group(params byte[][] elements) => Bytes(2, Message(elements));

    public static byte[] Node(long id, long latitude, long longitude, params int[] tags) => Bytes(1, Message(
        Signed(1, id), Packed(2, Evens(tags)), Packed(3, Odds(tags)), Signed(8, latitude), Signed(9, longitude)));

    /// <param name="tags">Key, value, …, 0 for each node; null where none has any.</param>
    public static byte[] Dense(long[] ids, long[] latitudes, long[] longitudes, int[]? tags = null) => Bytes(2, Message(
        PackedSigned(1, Steps(ids)), PackedSigned(8, Steps(latitudes)), PackedSigned(9, Steps(longitudes)), tags is null ? [] : Packed(10, tags)));

    public static byte[] Way(long id, long[] nodes, params int[] tags) =>
        Bytes(3, Message(Number(1, id), Packed(2, Evens(tags)), Packed(3, Odds(tags)), PackedSigned(8, Steps(nodes))));

    /// <param name="kinds">0 node, 1 way, 2 relation.</param>
    public static byte[] Relation(long id, long[] members, int[] kinds, int[] roles, params int[] tags) => Bytes(4, Message(
        Number(1, id), Packed(2, Evens(tags)), Packed(3, Odds(tags)), Packed(8, roles), PackedSigned(9, Steps(members)), Packed(10, kinds)));

    public static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(f => f)];

    public static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    public static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(int field, byte[] bytes) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Signed(int field, long value) => [.. Varint((ulong)field << 3), .. Varint(ZigZag(value))];

    private static byte[] Packed(int field, int[] values) => Bytes(field, [.. values.SelectMany(v => Varint((ulong)v))]);

    private static byte[] PackedSigned(int field, long[] values) => Bytes(field, [.. values.SelectMany(v => Varint(ZigZag(v)))]);

    private static long[] Steps(long[] values) => [.. values.Select((v, i) => i == 0 ? v : v - values[i - 1])];

    private static int[] Evens(int[] tags) => [.. tags.Where((_, i) => i % 2 == 0)];

    private static int[] Odds(int[] tags) => [.. tags.Where((_, i) => i % 2 == 1)];

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static List<byte> Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) { bytes.Add((byte)(value | 0x80)); }
        bytes.Add((byte)value);
        return bytes;
    }

    private static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest)) { zlib.Write(content); }
        return packed.ToArray();
    }
}
