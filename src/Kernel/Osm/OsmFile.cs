using System.IO.Compression;

namespace Wangge.Kernel.Osm;

/// <summary>An extract on disk that can be passed over several times: PBF, XML or XML packed by gzip, told by its content.</summary>
public sealed class OsmFile
{
    private readonly string _path;
    private readonly Form _form;

    private OsmFile(string path, Form form) => (_path, _form) = (path, form);

    private enum Form
    {
        Pbf,
        Xml,
        PackedXml,
    }

    public long Bytes => new FileInfo(_path).Length;

    /// <exception cref="OsmFileException">It is none of these.</exception>
    public static OsmFile Open(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[512];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.IsEmpty) { throw OsmFileException.Unfit("The file is empty."); }
        if (start is [0x1F, 0x8B, ..]) { return new(path, Form.PackedXml); }
        if (OsmXmlReader.IsLikely(start)) { return new(path, Form.Xml); }
        if (PbfReader.IsLikely(start)) { return new(path, Form.Pbf); }
        throw OsmFileException.Unfit("The file is neither OSM PBF nor OSM XML.");
    }

    /// <summary>Passes over the whole file once.</summary>
    /// <param name="progress">Told the share of the file read, 0 to 1.</param>
    public void Read(OsmParts parts, IOsmVisitor visitor, Action<double> progress, CancellationToken ct)
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var counted = new CountedStream(file, progress);
        if (_form == Form.Pbf)
        {
            PbfReader.Read(counted, parts, visitor, ct);
            return;
        }

        try
        {
            using var xml = _form == Form.PackedXml ? new GZipStream(counted, CompressionMode.Decompress) : (Stream)counted;
            OsmXmlReader.Read(xml, parts, visitor, ct);
        }
        catch (Exception broken) when (_form == Form.PackedXml && broken is (InvalidDataException or IOException))
        {
            throw OsmFileException.Unfit("The file cannot be unpacked.");
        }
    }

    private sealed class CountedStream(FileStream inner, Action<double> progress) : Stream
    {
        private long _read;
        private long _told;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            _read += got;
            if (_read - _told > inner.Length / 20)
            {
                _told = _read;
                progress(_read / (double)inner.Length);
            }

            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
