using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;

namespace Wangge.Dispatch.Roads;

/// <summary>Borders of areas, and where roads cross them. Safe for concurrent use.</summary>
internal sealed class BorderLines
{
    private readonly STRtree<LineSegment> _borders = new();

    public BorderLines(IEnumerable<Geometry> areas)
    {
        foreach (var ring in areas.SelectMany(area => LinearComponentExtracter.GetLines(area)).Cast<LineString>())
        {
            for (var i = 1; i < ring.NumPoints; i++)
            {
                var border = new LineSegment(ring.GetCoordinateN(i - 1), ring.GetCoordinateN(i));
                _borders.Insert(new Envelope(border.P0, border.P1), border);
            }
        }

        _borders.Build();
    }

    /// <summary>Where a stretch crosses a border or has a corner that may lie on one, as fractions of its length, 0 the first.</summary>
    public SortedSet<double> Cuts(StretchPath path)
    {
        var cuts = new SortedSet<double> { 0 };
        for (var i = 1; i < path.Points.Count; i++)
        {
            var (begin, length) = (path.FractionAt(i - 1), path.FractionAt(i) - path.FractionAt(i - 1));
            foreach (var share in Crossings(path.Points[i - 1], path.Points[i])) { cuts.Add(begin + (share * length)); }
            if (i + 1 < path.Points.Count && path.FractionAt(i) < 1) { cuts.Add(path.FractionAt(i)); }
        }

        return cuts;
    }

    /// <summary>Where the straight piece from one point to another crosses a border, as shares of it from 0 to 1; in no order.</summary>
    private IEnumerable<double> Crossings(Coordinate from, Coordinate to)
    {
        if (_borders.Count == 0) { yield break; }
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        foreach (var border in _borders.Query(new Envelope(from, to)))
        {
            var (bx, by) = (border.P1.X - border.P0.X, border.P1.Y - border.P0.Y);
            var cross = (dx * by) - (dy * bx);
            // Along a border nothing is crossed; where that border ends, the next one is.
            if (cross == 0) { continue; }
            var (ax, ay) = (border.P0.X - from.X, border.P0.Y - from.Y);
            var (along, beside) = (((ax * by) - (ay * bx)) / cross, ((ax * dy) - (ay * dx)) / cross);
            if (along is > 0 and < 1 && beside is >= 0 and <= 1) { yield return along; }
        }
    }
}
