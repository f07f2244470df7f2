using System.Buffers.Binary;

namespace Wangge.Kernel.Blobs;

/// <summary>Reads a seekable stream forward through a small buffer; what lies beyond the end is an <see cref="EndOfStreamException"/>.</summary>
internal sealed class ForwardReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public long Length { get; } = stream.Length;

    public long Position => stream.Position - (_end - _start);

    public long Remaining => Length - Position;

    public byte ReadByte()
    {
        Require(1);
        return _buffer[_start++];
    }

    public ushort ReadUInt16BigEndian()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        Read(bytes);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    public void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            Require(1);
            var count = Math.Min(target.Length, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(target);
            _start += count;
            target = target[count..];
        }
    }

    /// <param name="count">Not more than <see cref="Remaining"/>: so a length that the file claims cannot make memory be taken that it does not fill.</param>
    public byte[] ReadBytes(long count)
    {
        RequireRemaining(count);
        var bytes = new byte[count];
        Read(bytes);
        return bytes;
    }

    public void Skip(long count)
    {
        RequireRemaining(count);
        var buffered = (int)Math.Min(count, _end - _start);
        _start += buffered;
        if (count > buffered) { stream.Position += count - buffered; }
    }

    /// <summary>Moves to the next byte of this value, and not past it.</summary>
    public void SkipUntil(byte value)
    {
        while (true)
        {
            Require(1);
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf(value);
            if (found >= 0)
            {
                _start += found;
                return;
            }

            _start = _end;
        }
    }

    /// <summary>Moves past bytes of this value, if any.</summary>
    public void SkipWhile(byte value)
    {
        while (Remaining > 0)
        {
            Require(1);
            var found = _buffer.AsSpan(_start, _end - _start).IndexOfAnyExcept(value);
            if (found >= 0)
            {
                _start += found;
                return;
            }

            _start = _end;
        }
    }

    /// <summary>The next bytes without moving: as many as asked for, fewer at the end.</summary>
    /// <param name="count">At most 64 KB.</param>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count) { Refill(count); }

        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    private void Require(int count)
    {
        if (_end - _start < count) { Refill(count); }

        if (_end - _start < count) { throw new EndOfStreamException(); }
    }

    private void RequireRemaining(long count)
    {
        if (count < 0 || count > Remaining) { throw new EndOfStreamException(); }
    }

    private void Refill(int atLeast)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        _end += stream.ReadAtLeast(_buffer.AsSpan(_end), atLeast - _end, throwOnEndOfStream: false);
    }
}
