using System.Runtime.InteropServices;

namespace Wangge.Kernel.Tiles;

/// <summary>One named layer of a tile that is being written.</summary>
/// <remarks>Not thread-safe. Equal keys and values are written once. A shape that is nothing in whole units is left out, and the answer says so.</remarks>
public sealed class TileLayer
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    private readonly Dictionary<string, int> _keys = [];
    private readonly Dictionary<TileValue, int> _values = [];
    private readonly WireWriter _features = new();
    private readonly WireWriter _feature = new();
    private readonly WireWriter _tags = new();
    private readonly WireWriter _geometry = new();
    private readonly List<TilePoint> _path = [];
    private TilePoint _pen;

    internal TileLayer(string name) => Name = name;

    public string Name { get; }

    /// <summary>Features written so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a point.</summary>
    /// <param name="id">What the client may tell it apart by; 0 for none.</param>
    public bool AddPoint(TilePoint at, ReadOnlySpan<(string Key, TileValue Value)> tags, ulong id = 0)
    {
        Begin();
        Command(MoveTo, 1);
        Step(at);
        return End(GeometryKind.Point, tags, id);
    }

    /// <summary>Adds one feature of one line or several.</summary>
    public bool AddLines(IReadOnlyList<IReadOnlyList<TilePoint>> lines, ReadOnlySpan<(string Key, TileValue Value)> tags, ulong id = 0)
    {
        Begin();
        foreach (var line in lines)
        {
            if (TakePath(line, closed: false) >= 2) { DrawPath(); }
        }

        return End(GeometryKind.Line, tags, id);
    }

    /// <summary>Adds one feature of one polygon or several.</summary>
    /// <param name="polygons">Each a list of rings, the outer one first, then its holes; closed or not, turning either way.</param>
    public bool AddPolygons(IReadOnlyList<IReadOnlyList<IReadOnlyList<TilePoint>>> polygons, ReadOnlySpan<(string Key, TileValue Value)> tags, ulong id = 0)
    {
        Begin();
        foreach (var rings in polygons)
        {
            for (var i = 0; i < rings.Count; i++)
            {
                var area = TakePath(rings[i], closed: true) >= 3 ? TwiceArea() : 0;
                if (area == 0 && i == 0) { break; }
                if (area == 0) { continue; }

                // The specification's turn, y downward: outer rings have positive area, holes negative.
                if (area > 0 != (i == 0)) { _path.Reverse(); }
                DrawPath();
                Command(ClosePath, 1);
            }
        }

        return End(GeometryKind.Polygon, tags, id);
    }

    internal void WriteTo(WireWriter tile)
    {
        if (Count == 0) { return; }

        var layer = new WireWriter();
        layer.Field(15, 2);
        layer.Field(1, Name);
        layer.Raw(_features.Written);
        foreach (var key in _keys.Keys) { layer.Field(3, key); }

        foreach (var value in _values.Keys)
        {
            _tags.Clear();
            WriteValue(value);
            layer.Field(4, _tags.Written);
        }

        layer.Field(5, TileAddress.Extent);
        tile.Field(3, layer.Written);
    }

    private void WriteValue(TileValue value)
    {
        switch (value.Kind)
        {
            case TileValueKind.Text: _tags.Field(1, value.Text!); break;
            case TileValueKind.Number: _tags.Field(3, value.Number); break;
            case TileValueKind.YesNo: _tags.Field(7, value.Number == 0 ? 0u : 1u); break;
            default:
                var whole = (long)value.Number;
                _tags.Field(6, (ulong)((whole << 1) ^ (whole >> 63)));
                break;
        }
    }

    private void Begin()
    {
        _geometry.Clear();
        _pen = default;
    }

    private bool End(GeometryKind kind, ReadOnlySpan<(string Key, TileValue Value)> tags, ulong id)
    {
        if (_geometry.Length == 0) { return false; }

        _tags.Clear();
        foreach (var (key, value) in tags)
        {
            _tags.Varint((uint)IndexOf(_keys, key));
            _tags.Varint((uint)IndexOf(_values, value));
        }

        _feature.Clear();
        if (id != 0) { _feature.Field(1, id); }
        _feature.Field(2, _tags.Written);
        _feature.Field(3, (uint)kind);
        _feature.Field(4, _geometry.Written);
        _features.Field(2, _feature.Written);
        Count++;
        return true;
    }

    /// <summary>Takes a path without the points that repeat the one before; gives back how many are left.</summary>
    private int TakePath(IReadOnlyList<TilePoint> points, bool closed)
    {
        _path.Clear();
        foreach (var point in points)
        {
            if (_path.Count == 0 || point != _path[^1]) { _path.Add(point); }
        }

        while (closed && _path.Count > 1 && _path[^1] == _path[0]) { _path.RemoveAt(_path.Count - 1); }
        return _path.Count;
    }

    private long TwiceArea()
    {
        var sum = 0L;
        for (var (i, j) = (0, _path.Count - 1); i < _path.Count; j = i++)
        {
            sum += ((long)_path[j].X * _path[i].Y) - ((long)_path[i].X * _path[j].Y);
        }

        return sum;
    }

    private void DrawPath()
    {
        Command(MoveTo, 1);
        Step(_path[0]);
        Command(LineTo, _path.Count - 1);
        for (var i = 1; i < _path.Count; i++) { Step(_path[i]); }
    }

    private void Command(int command, int count) => _geometry.Varint((uint)((count << 3) | command));

    private void Step(TilePoint to)
    {
        _geometry.ZigZag(to.X - (long)_pen.X);
        _geometry.ZigZag(to.Y - (long)_pen.Y);
        _pen = to;
    }

    private static int IndexOf<T>(Dictionary<T, int> table, T item) where T : notnull
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(table, item, out var known);
        if (!known) { index = table.Count - 1; }
        return index;
    }

    private enum GeometryKind : uint
    {
        Point = 1,
        Line = 2,
        Polygon = 3,
    }
}
