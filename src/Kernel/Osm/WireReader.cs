using System.Buffers.Binary;

namespace Wangge.Kernel.Osm;

/// <summary>Walks over one Protocol Buffers message in memory, field by field. What does not fit is an <see cref="OsmFileException"/>, never a read past the end.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the field read last.</summary>
    public int Field { get; private set; }

    private int _wire;

    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>Goes to the next field; false at the end. Its value must be read or skipped before the next call.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty) { return false; }
        var tag = Varint();
        if (tag is 0 or > int.MaxValue) { throw OsmFileException.Unfit("A field has no number."); }
        (Field, _wire) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong Varint()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_rest.IsEmpty) { throw OsmFileException.Unfit("A number is cut off."); }
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) { return value; }
        }

        throw OsmFileException.Unfit("A number is too long.");
    }

    /// <summary>A number of either sign, written so that small ones are short.</summary>
    public long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The bytes of a field that has a length.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        if (_wire != 2) { throw OsmFileException.Unfit("A field is of another kind than the format says."); }
        return Take(Varint());
    }

    public void Skip()
    {
        switch (_wire)
        {
            case 0: Varint(); break;
            case 1: Take(8); break;
            case 2: Take(Varint()); break;
            case 5: Take(4); break;
            default: throw OsmFileException.Unfit("A field is of an unknown kind.");
        }
    }

    public static int BigEndian(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length) { throw OsmFileException.Unfit("A field is longer than what holds it."); }
        var bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }
}
