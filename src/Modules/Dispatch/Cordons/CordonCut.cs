using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Cordons;

/// <summary>Which roads to close around a place, with the fewest people at posts: the least cut between what lies inside and what lies beyond.</summary>
/// <remarks>
/// Roads and junctions are as wide as the people that hold them (<see cref="CordonWidths"/>); <see cref="MaximumFlow"/> finds the narrowest cut, and of those the one nearest to the place,
/// so that the least ground is closed. Rules of turning are left aside: a cordon holds whoever breaks them too.
/// </remarks>
internal sealed class CordonCut
{
    /// <summary>A post stands so far from the junction where traffic can still turn away.</summary>
    private const double PostFromJunctionMetres = 10;

    private readonly RoadNetwork _roads;
    private readonly CordonGround _ground;
    private readonly CordonWay _way;
    private readonly ILookup<int, CordonRoad> _roadsAt;
    private readonly bool[] _isInside;

    private CordonCut(RoadNetwork roads, CordonGround ground, CordonWay way, CancellationToken ct)
    {
        (_roads, _ground, _way) = (roads, ground, way);
        // Each road stands at both its ends, seen from there.
        _roadsAt = ground.Pieces.SelectMany(p => new[] { p, p.Turned }).ToLookup(p => p.A);
        var flow = new MaximumFlow((2 * ground.Nodes.Count) + 2);
        foreach (var road in ground.Pieces)
        {
            var width = CordonWidths.Of(roads.Class[road.Stretch]);
            flow.Add(Leave(road.A), Arrive(road.B), road.Held(way).Any() ? width : 0);
            flow.Add(Leave(road.B), Arrive(road.A), road.Turned.Held(way).Any() ? width : 0);
        }

        // A junction is two nodes with its own width between them.
        for (var node = 0; node < ground.Nodes.Count; node++) { flow.Add(Arrive(node), Leave(node), PeopleAt(node)); }
        flow.Run(Leave(CordonGround.Place), Leave(CordonGround.Beyond), ct);
        _isInside = flow.SourceSide(Leave(CordonGround.Place));
    }

    /// <summary>The posts; none where no road leads out, or in.</summary>
    public static IReadOnlyList<CordonPost> Find(RoadNetwork roads, CordonGround ground, CordonWay way, CancellationToken ct)
    {
        var cut = new CordonCut(roads, ground, way, ct);
        return [.. cut.OnRoads(), .. cut.AtJunctions()];
    }

    private IEnumerable<CordonPost> OnRoads() =>
        from road in _ground.Pieces.SelectMany(p => new[] { p, p.Turned })
        where _isInside[Leave(road.A)] && !_isInside[Arrive(road.B)] && road.Held(_way).Any()
        let fraction = PostOn(road)
        let at = new StretchPath(_roads, road.Stretch).At(fraction)
        select new CordonPost(-1, road.Stretch, fraction, at.X, at.Y, CordonWidths.Of(_roads.Class[road.Stretch]), [.. road.Held(_way)]);

    private IEnumerable<CordonPost> AtJunctions() =>
        from node in Enumerable.Range(0, _ground.Nodes.Count)
        where _isInside[Arrive(node)] && !_isInside[Leave(node)]
        let at = PointOf(_ground.Nodes[node])
        let inward = _roadsAt[node].Where(road => _isInside[Leave(road.B)]).SelectMany(road => road.Turned.Held(_way)).Distinct()
        select new CordonPost(_ground.Nodes[node], -1, 0, at.X, at.Y, PeopleAt(node), [.. inward]);

    private int PeopleAt(int node) => CordonWidths.OfJunction(_roadsAt[node].Select(road => _roads.Class[road.Stretch]));

    /// <summary>Near the outer end; where that lies beyond the outer edge, near the inner.</summary>
    private double PostOn(CordonRoad road)
    {
        var share = Math.Min(0.5, PostFromJunctionMetres * 100 / _roads.LengthCm[road.Stretch] / Math.Abs(road.Until - road.From));
        return road.B == CordonGround.Beyond ? road.From + (share * (road.Until - road.From)) : road.Until + (share * (road.From - road.Until));
    }

    private Coordinate PointOf(int node)
    {
        var edge = _roads.FirstOut[node] < _roads.FirstOut[node + 1] ? _roads.FirstOut[node] : _roads.In[_roads.FirstIn[node]];
        var path = new StretchPath(_roads, _roads.StretchOf(edge));
        return (_roads.Tail[edge] == node) != _roads.IsBackward(edge) ? path.Points[0] : path.Points[^1];
    }

    private int Leave(int node) => node < 0 ? (2 * _ground.Nodes.Count) - 1 - node : (2 * node) + 1;

    private int Arrive(int node) => node < 0 ? Leave(node) : 2 * node;
}
