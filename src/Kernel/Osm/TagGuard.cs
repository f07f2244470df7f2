namespace Wangge.Kernel.Osm;

/// <summary>Lets a file through as long as it looks like elements: a single endless word would fill the memory of the XML reader behind it.</summary>
internal sealed class TagGuard(Stream inner) : Stream
{
    private const int MostBytesBetween = 1 << 20;
    private int _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        // At most a fraction of the limit at once, so that a run between two reads is seen in time.
        var got = inner.Read(buffer.Length > 64 << 10 ? buffer[..(64 << 10)] : buffer);
        var last = buffer[..got].LastIndexOf((byte)'>');
        _since = last < 0 ? _since + got : got - last - 1;
        if (_since > MostBytesBetween) { throw OsmFileException.Unfit("The file holds a text that no map holds."); }
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
