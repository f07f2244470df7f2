using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Zones;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Rings.Ground;

/// <summary>Cuts the roads into pieces: at the borders of zones and each hundred metres; and spreads the grids' people over the roads that they face.</summary>
/// <remarks>
/// O(p log b) for p points of roads and b borders. Each side of a piece counts for the grid that lies there, since grids mostly meet in the middle of a street; a grid that no road faces
/// counts at the piece nearest to its middle.
/// </remarks>
internal sealed class GroundCutting
{
    /// <summary>How far beside the road its sides are looked at.</summary>
    private const double BesideMetres = 15;

    private readonly RoadNetwork _roads;
    private readonly ZoneMap _zones;
    private readonly GridGround _grids;
    private readonly BorderLines _borders;
    private readonly List<double> _from = [];
    private readonly List<ushort> _zone = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<double> _metres = [];
    private readonly List<Coordinate> _middles = [];

    private GroundCutting(RoadNetwork roads, ZoneMap zones, GridGround grids) => (_roads, _zones, _grids, _borders) = (roads, zones, grids, new BorderLines(zones.Zones.Select(z => z.Edge).OfType<Geometry>()));

    public static RingGround Cut(RoadNetwork roads, ZoneMap zones, GridGround grids, CancellationToken ct) => new GroundCutting(roads, zones, grids).Cut(ct);

    private RingGround Cut(CancellationToken ct)
    {
        var first = new int[_roads.StretchCount + 1];
        for (var stretch = 0; stretch < _roads.StretchCount; stretch++)
        {
            if ((stretch & 1023) == 0) { ct.ThrowIfCancellationRequested(); }
            first[stretch] = _from.Count;
            CutStretch(stretch);
        }

        first[^1] = _from.Count;
        return new RingGround
        {
            Roads = _roads, Zones = _zones, FirstPiece = first, From = [.. _from], Zone = [.. _zone], People = People(),
            Grid = [.. _left.Zip(_right, (left, right) => left >= 0 ? left : right)], GridNames = [.. _grids.Grids.Select(g => g.Name)], EdgeAlong = RingGround.EdgesAlong(_roads),
        };
    }

    private void CutStretch(int stretch)
    {
        var path = new StretchPath(_roads, stretch);
        var cuts = _borders.Cuts(path);
        var ends = cuts.Skip(1).Append(1);
        var last = -1;
        foreach (var (from, until) in cuts.Zip(ends))
        {
            if (until <= from) { continue; }
            var zone = (ushort)_zones.NumberAt(path.At((from + until) / 2).X, path.At((from + until) / 2).Y);
            var pieces = Math.Max(1, (int)Math.Ceiling((until - from) * path.Metres / RingGround.LongestPieceMetres));
            for (var i = 0; i < pieces; i++)
            {
                var (begin, end) = (from + ((until - from) * i / pieces), from + ((until - from) * (i + 1) / pieces));
                last = Join(path, last, begin, end, zone) ? last : AddPiece(path, begin, end, zone);
            }
        }
    }

    /// <summary>A corner that changed nothing is no cut.</summary>
    private bool Join(StretchPath path, int last, double from, double until, ushort zone)
    {
        if (last < 0 || _zone[last] != zone || (until - _from[last]) * path.Metres > RingGround.LongestPieceMetres) { return false; }
        _metres[last] = (until - _from[last]) * path.Metres;
        Place(path, last, (_from[last] + until) / 2);
        return true;
    }

    private int AddPiece(StretchPath path, double from, double until, ushort zone)
    {
        _from.Add(from);
        _zone.Add(zone);
        _metres.Add((until - from) * path.Metres);
        _middles.Add(new Coordinate());
        _left.Add(-1);
        _right.Add(-1);
        Place(path, _from.Count - 1, (from + until) / 2);
        return _from.Count - 1;
    }

    private void Place(StretchPath path, int piece, double middle)
    {
        var (at, left, right) = path.Sides(middle, BesideMetres);
        (_middles[piece], _left[piece], _right[piece]) = (at, _grids.NumberAt(left.X, left.Y), _grids.NumberAt(right.X, right.Y));
    }

    private float[] People()
    {
        var metres = new double[_grids.Grids.Count];
        for (var piece = 0; piece < _from.Count; piece++)
        {
            if (_left[piece] >= 0) { metres[_left[piece]] += _metres[piece] / 2; }
            if (_right[piece] >= 0) { metres[_right[piece]] += _metres[piece] / 2; }
        }

        var people = new double[_from.Count];
        for (var piece = 0; piece < _from.Count; piece++) { people[piece] = Share(_left[piece], piece) + Share(_right[piece], piece); }
        for (var grid = 0; grid < metres.Length && _from.Count > 0; grid++)
        {
            if (metres[grid] == 0 && _grids.Grids[grid].People > 0) { people[Nearest(_grids.Grids[grid].Edge.InteriorPoint.Coordinate)] += _grids.Grids[grid].People; }
        }

        return [.. people.Select(p => (float)p)];

        double Share(int grid, int piece) => grid >= 0 && metres[grid] > 0 ? _grids.Grids[grid].People * _metres[piece] / 2 / metres[grid] : 0;
    }

    private int Nearest(Coordinate to)
    {
        var plane = new LocalPlane(to.X, to.Y);
        return Enumerable.Range(0, _middles.Count).MinBy(piece => double.Hypot((_middles[piece].X - to.X) * plane.MetresPerDegreeEast, (_middles[piece].Y - to.Y) * plane.MetresPerDegreeNorth));
    }
}
