using System.IO.Compression;
using System.Text;

namespace Wangge.Kernel.Osm;

/// <summary>Reads the OSM PBF format: blocks of at most 32 MiB, each by itself, so memory does not grow with the file.</summary>
/// <remarks>Source: OpenStreetMap wiki, "PBF Format". Refuses extracts that need features it does not know, such as history, and blocks packed otherwise than by zlib.</remarks>
internal static class PbfReader
{
    private const int MostHeaderBytes = 64 << 10;
    private const int MostBlobBytes = 32 << 20;

    private static readonly string[] KnownFeatures = ["OsmSchema-V0.6", "DenseNodes"];

    /// <summary>Whether a file that begins so may be one.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> start) => start.Length >= 6 && WireReader.BigEndian(start) is > 0 and <= MostHeaderBytes && start[4] == 0x0A;

    public static void Read(Stream file, OsmParts parts, IOsmVisitor visitor, CancellationToken ct)
    {
        var length = new byte[4];
        var (isFirst, block) = (true, new PbfBlock());
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var got = file.ReadAtLeast(length, 4, throwOnEndOfStream: false);
            if (got == 0 && !isFirst) { return; }
            if (got < 4) { throw OsmFileException.CutOff(); }

            var (type, size) = ReadHeader(Exactly(file, WireReader.BigEndian(length), MostHeaderBytes));
            var content = Unpack(Exactly(file, size, MostBlobBytes));
            if (isFirst != (type == "OSMHeader")) { throw OsmFileException.Unfit("The file's header is not its first block."); }
            isFirst = false;
            if (type == "OSMHeader") { CheckFeatures(content); }
            else if (type == "OSMData") { block.Read(content, parts, visitor); }
        }
    }

    private static byte[] Exactly(Stream file, int size, int most)
    {
        if (size < 0 || size > most) { throw OsmFileException.Unfit("A block is larger than the format allows."); }
        var bytes = new byte[size];
        if (file.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size) { throw OsmFileException.CutOff(); }
        return bytes;
    }

    private static (string Type, int Size) ReadHeader(ReadOnlySpan<byte> header)
    {
        var (type, size) = (string.Empty, -1);
        var fields = new WireReader(header);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: type = Encoding.UTF8.GetString(fields.Bytes()); break;
                case 3: size = (int)Math.Min(fields.Varint(), int.MaxValue); break;
                default: fields.Skip(); break;
            }
        }

        return (type, size);
    }

    private static byte[] Unpack(ReadOnlySpan<byte> blob)
    {
        var rawSize = -1;
        var fields = new WireReader(blob);
        byte[]? raw = null, packed = null;
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: raw = fields.Bytes().ToArray(); break;
                case 2: rawSize = (int)Math.Min(fields.Varint(), int.MaxValue); break;
                case 3: packed = fields.Bytes().ToArray(); break;
                case 4 or 5 or 6 or 7: throw new OsmFileException(OsmFileException.PackingUnknown, "A block is packed in a way other than zlib.");
                default: fields.Skip(); break;
            }
        }

        if (raw is not null) { return raw; }
        if (packed is null) { throw OsmFileException.Unfit("A block has no content."); }
        if (rawSize is < 0 or > MostBlobBytes) { throw OsmFileException.Unfit("A block is larger than the format allows."); }
        return Inflate(packed, rawSize);
    }

    private static byte[] Inflate(byte[] packed, int size)
    {
        var bytes = new byte[size];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            if (zlib.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size || zlib.ReadByte() >= 0) { throw OsmFileException.Unfit("A block is not as long as it says."); }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw OsmFileException.Unfit("A block cannot be unpacked.");
        }

        return bytes;
    }

    private static void CheckFeatures(ReadOnlySpan<byte> header)
    {
        var fields = new WireReader(header);
        while (fields.Next())
        {
            if (fields.Field != 4)
            {
                fields.Skip();
                continue;
            }

            var feature = Encoding.UTF8.GetString(fields.Bytes());
            if (!KnownFeatures.Contains(feature)) { throw new OsmFileException(OsmFileException.FeatureUnknown, $"The file needs a reader that knows {(feature.Length > 60 ? feature[..60] : feature)}."); }
        }
    }
}
