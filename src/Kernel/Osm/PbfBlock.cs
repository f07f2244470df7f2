using System.Text;

namespace Wangge.Kernel.Osm;

/// <summary>Reads one block of elements. Holds lists that are reused from block to block.</summary>
internal sealed class PbfBlock
{
    private readonly OsmTags _tags = new();
    private readonly List<long> _ids = [];
    private readonly List<OsmMember> _members = [];
    private string[] _strings = [];
    private long _granularity;
    private long _latitudeOffset;
    private long _longitudeOffset;

    public void Read(ReadOnlySpan<byte> block, OsmParts parts, IOsmVisitor visitor)
    {
        (_granularity, _latitudeOffset, _longitudeOffset, _strings) = (100, 0, 0, []);
        // What the groups refer to may stand after them.
        var fields = new WireReader(block);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: _strings = ReadStrings(fields.Bytes()); break;
                case 17: _granularity = (long)fields.Varint(); break;
                case 19: _latitudeOffset = (long)fields.Varint(); break;
                case 20: _longitudeOffset = (long)fields.Varint(); break;
                default: fields.Skip(); break;
            }
        }

        if (_granularity is < 1 or > 1_000_000_000) { throw OsmFileException.Unfit("Positions have an impossible unit."); }
        fields = new WireReader(block);
        while (fields.Next())
        {
            if (fields.Field == 2) { ReadGroup(fields.Bytes(), parts, visitor); }
            else { fields.Skip(); }
        }
    }

    private static string[] ReadStrings(ReadOnlySpan<byte> table)
    {
        var strings = new List<string>();
        var fields = new WireReader(table);
        while (fields.Next())
        {
            if (fields.Field == 1) { strings.Add(Encoding.UTF8.GetString(fields.Bytes())); }
            else { fields.Skip(); }
        }

        return [.. strings];
    }

    private void ReadGroup(ReadOnlySpan<byte> group, OsmParts parts, IOsmVisitor visitor)
    {
        var fields = new WireReader(group);
        while (fields.Next())
        {
            var wanted = fields.Field switch { 1 or 2 => OsmParts.Nodes, 3 => OsmParts.Ways, 4 => OsmParts.Relations, _ => (OsmParts)0 };
            if (wanted == 0 || !parts.HasFlag(wanted))
            {
                fields.Skip();
                continue;
            }

            switch (fields.Field)
            {
                case 1: ReadNode(fields.Bytes(), visitor); break;
                case 2: ReadDense(fields.Bytes(), visitor); break;
                case 3: ReadWay(fields.Bytes(), visitor); break;
                default: ReadRelation(fields.Bytes(), visitor); break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> node, IOsmVisitor visitor)
    {
        long id = 0, latitude = 0, longitude = 0;
        ReadOnlySpan<byte> keys = [], values = [];
        var fields = new WireReader(node);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: id = fields.ZigZag(); break;
                case 2: keys = fields.Bytes(); break;
                case 3: values = fields.Bytes(); break;
                case 8: latitude = fields.ZigZag(); break;
                case 9: longitude = fields.ZigZag(); break;
                default: fields.Skip(); break;
            }
        }

        TakeTags(keys, values);
        Tell(visitor, id, longitude, latitude);
    }

    private void ReadDense(ReadOnlySpan<byte> dense, IOsmVisitor visitor)
    {
        WireReader ids = default, latitudes = default, longitudes = default, keysAndValues = default;
        var fields = new WireReader(dense);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: ids = new(fields.Bytes()); break;
                case 8: latitudes = new(fields.Bytes()); break;
                case 9: longitudes = new(fields.Bytes()); break;
                case 10: keysAndValues = new(fields.Bytes()); break;
                default: fields.Skip(); break;
            }
        }

        long id = 0, latitude = 0, longitude = 0;
        while (!ids.IsEmpty)
        {
            id = unchecked(id + ids.ZigZag());
            latitude = unchecked(latitude + latitudes.ZigZag());
            longitude = unchecked(longitude + longitudes.ZigZag());
            _tags.Clear();
            while (!keysAndValues.IsEmpty && keysAndValues.Varint() is var key and not 0) { _tags.Add(StringAt(key), StringAt(keysAndValues.Varint())); }
            Tell(visitor, id, longitude, latitude);
        }
    }

    private void ReadWay(ReadOnlySpan<byte> way, IOsmVisitor visitor)
    {
        long id = 0;
        ReadOnlySpan<byte> keys = [], values = [];
        _ids.Clear();
        var fields = new WireReader(way);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: id = (long)fields.Varint(); break;
                case 2: keys = fields.Bytes(); break;
                case 3: values = fields.Bytes(); break;
                case 8:
                    var steps = new WireReader(fields.Bytes());
                    for (var at = 0L; !steps.IsEmpty;) { _ids.Add(at = unchecked(at + steps.ZigZag())); }
                    break;
                default: fields.Skip(); break;
            }
        }

        TakeTags(keys, values);
        visitor.Way(id, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ids), _tags);
    }

    private void ReadRelation(ReadOnlySpan<byte> relation, IOsmVisitor visitor)
    {
        long id = 0;
        ReadOnlySpan<byte> keys = [], values = [];
        WireReader roles = default, members = default, kinds = default;
        var fields = new WireReader(relation);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1: id = (long)fields.Varint(); break;
                case 2: keys = fields.Bytes(); break;
                case 3: values = fields.Bytes(); break;
                case 8: roles = new(fields.Bytes()); break;
                case 9: members = new(fields.Bytes()); break;
                case 10: kinds = new(fields.Bytes()); break;
                default: fields.Skip(); break;
            }
        }

        _members.Clear();
        for (var at = 0L; !members.IsEmpty;)
        {
            at = unchecked(at + members.ZigZag());
            var kind = kinds.Varint();
            if (kind > 2) { throw OsmFileException.Unfit("A relation names something of an unknown kind."); }
            _members.Add(new((OsmKind)kind, at, StringAt(roles.Varint())));
        }

        TakeTags(keys, values);
        visitor.Relation(id, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members), _tags);
    }

    private void TakeTags(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        _tags.Clear();
        var keyAt = new WireReader(keys);
        var valueAt = new WireReader(values);
        while (!keyAt.IsEmpty) { _tags.Add(StringAt(keyAt.Varint()), StringAt(valueAt.Varint())); }
    }

    /// <summary>Tells of a node, its position brought from nanodegrees to units of 1e-7; one off the Earth is passed over.</summary>
    private void Tell(IOsmVisitor visitor, long id, long longitude, long latitude)
    {
        var east = (long)Math.Round((_longitudeOffset + ((double)_granularity * longitude)) / 100);
        var north = (long)Math.Round((_latitudeOffset + ((double)_granularity * latitude)) / 100);
        if (Math.Abs(east) <= 1_800_000_000 && Math.Abs(north) <= 900_000_000) { visitor.Node(id, (int)east, (int)north, _tags); }
    }

    private string StringAt(ulong index) => index < (ulong)_strings.Length ? _strings[index] : throw OsmFileException.Unfit("A word is named that the block does not have.");
}
