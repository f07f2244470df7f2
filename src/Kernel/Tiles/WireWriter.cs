using System.Text;

namespace Wangge.Kernel.Tiles;

/// <summary>Writes the few forms of the Protocol Buffers wire format that a vector tile needs, into memory that grows.</summary>
internal sealed class WireWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Varint(ulong value)
    {
        Room(10);
        for (; value >= 0x80; value >>= 7) { _bytes[Length++] = (byte)(value | 0x80); }
        _bytes[Length++] = (byte)value;
    }

    /// <summary>Small for small numbers of either sign.</summary>
    public void ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    public void Field(int number, ulong value)
    {
        Varint((uint)number << 3);
        Varint(value);
    }

    public void Field(int number, double value)
    {
        Varint(((uint)number << 3) | 1);
        Room(8);
        BitConverter.TryWriteBytes(_bytes.AsSpan(Length), value);
        Length += 8;
    }

    public void Field(int number, ReadOnlySpan<byte> bytes)
    {
        Varint(((uint)number << 3) | 2);
        Varint((uint)bytes.Length);
        Raw(bytes);
    }

    public void Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void Room(int count)
    {
        if (Length + count > _bytes.Length) { Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count)); }
    }
}
