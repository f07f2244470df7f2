using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Cordons;

/// <summary>The roads between a place that is to be closed off and an outer edge, at which the search for posts ends.</summary>
/// <remarks>A road that leads through the place is two: one to it, one from it; what of it lies inside is no road here. O(points of all roads).</remarks>
internal sealed class CordonGround
{
    /// <summary>Stands for all that lies inside the place.</summary>
    public const int Place = -1;

    /// <summary>Stands for all that lies beyond the outer edge.</summary>
    public const int Beyond = -2;

    private readonly RoadNetwork _roads;
    private readonly IPreparedGeometry _inner;
    private readonly IPreparedGeometry _outer;
    private readonly Envelope _bounds;
    private readonly BorderLines _border;
    private readonly int[] _edgeAlong;
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<int> _nodes = [];
    private readonly List<CordonRoad> _pieces = [];

    /// <param name="inner">WGS-84 degrees.</param>
    /// <param name="outer">Holds the inner.</param>
    public CordonGround(RoadNetwork roads, Geometry inner, Geometry outer, CancellationToken ct)
    {
        (_roads, _border, _bounds, _edgeAlong) = (roads, new BorderLines([inner]), outer.EnvelopeInternal, RingGround.EdgesAlong(roads));
        (_inner, _outer) = (PreparedGeometryFactory.Prepare(inner), PreparedGeometryFactory.Prepare(outer));
        for (var stretch = 0; stretch < roads.StretchCount; stretch++)
        {
            if ((stretch & 1023) == 0) { ct.ThrowIfCancellationRequested(); }
            if (Touches(stretch)) { AddStretch(stretch); }
        }
    }

    /// <summary>Junctions between the edges; roads name them by their place in this list.</summary>
    public IReadOnlyList<int> Nodes => _nodes;

    public IReadOnlyList<CordonRoad> Pieces => _pieces;

    private bool Touches(int stretch)
    {
        var (west, south, east, north) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (var i = _roads.FirstPoint[stretch]; i < _roads.FirstPoint[stretch + 1]; i++)
        {
            (west, east) = (Math.Min(west, _roads.Longitude[i]), Math.Max(east, _roads.Longitude[i]));
            (south, north) = (Math.Min(south, _roads.Latitude[i]), Math.Max(north, _roads.Latitude[i]));
        }

        return _bounds.Intersects(new Envelope(west / 1e7, east / 1e7, south / 1e7, north / 1e7));
    }

    private void AddStretch(int stretch)
    {
        var (along, against) = (_edgeAlong[2 * stretch], _edgeAlong[(2 * stretch) + 1]);
        var (tail, head) = along >= 0 ? (_roads.Tail[along], _roads.Head[along]) : (_roads.Head[against], _roads.Tail[against]);
        var path = new StretchPath(_roads, stretch);
        var cuts = _border.Cuts(path).Append(1).ToList();
        var inside = cuts.Zip(cuts.Skip(1)).Where(c => _inner.Covers(new Point(path.At((c.First + c.Second) / 2)))).ToList();
        var (a, b) = (NodeAt(tail, path.Points[0]), NodeAt(head, path.Points[^1]));
        if (inside is [])
        {
            if (a != b || a >= 0) { _pieces.Add(new CordonRoad(stretch, a, b, 0, 1, along, against)); }
            return;
        }

        if (a != Place && inside[0].First > 0) { _pieces.Add(new CordonRoad(stretch, a, Place, 0, inside[0].First, along, against)); }
        if (b != Place && inside[^1].Second < 1) { _pieces.Add(new CordonRoad(stretch, Place, b, inside[^1].Second, 1, along, against)); }
    }

    private int NodeAt(int node, Coordinate at)
    {
        var place = new Point(at);
        if (_inner.Covers(place)) { return Place; }
        if (!_outer.Covers(place)) { return Beyond; }
        if (!_numbers.TryGetValue(node, out var number))
        {
            _numbers[node] = number = _nodes.Count;
            _nodes.Add(node);
        }

        return number;
    }
}

/// <summary>A road of the cordon's ground, between two of its junctions, the place and what lies beyond.</summary>
/// <param name="A">Number of a junction, <see cref="CordonGround.Place"/> or <see cref="CordonGround.Beyond"/>: where it begins.</param>
/// <param name="B">Where it ends.</param>
/// <param name="From">Fraction of its stretch at A.</param>
/// <param name="Until">Fraction of its stretch at B.</param>
/// <param name="Along">The edge from A to B, or −1.</param>
/// <param name="Against">The edge from B to A, or −1.</param>
internal readonly record struct CordonRoad(int Stretch, int A, int B, double From, double Until, int Along, int Against)
{
    /// <summary>The same road seen from its other end.</summary>
    public CordonRoad Turned => new(Stretch, B, A, Until, From, Against, Along);

    /// <summary>Edges by which somebody who is held up would pass, seen from A, the inner end.</summary>
    public IEnumerable<int> Held(CordonWay way) => new[] { way == CordonWay.Both ? Along : -1, Against }.Where(edge => edge >= 0);
}
