using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel;

/// <summary>A row of edges from a place to a place, as a search found it: cut where it begins within its first edge and ends within its last.</summary>
/// <param name="edges">At least one.</param>
internal sealed class RoadRun(RoadNetwork roads, IReadOnlyList<int> edges, RoadPlace from, RoadPlace to)
{
    /// <summary>Of an edge that is taken in part its share: exact to centimetres, and cheap enough to be asked for each unit of a ranking.</summary>
    public double Metres => Pieces().Sum(piece => roads.LengthOf(piece.Edge) * (piece.To - piece.From)) / 100;

    /// <summary>The same in whole centimetres; a part of an edge is measured, since its share was found on a map around another place.</summary>
    public double MeasuredMetres => Pieces().Sum(CentimetresOf) / 100;

    /// <summary>Each edge with the shares of its length between which it is taken.</summary>
    public IEnumerable<(int Edge, double From, double To)> Pieces()
    {
        for (var i = 0; i < edges.Count; i++)
        {
            yield return (edges[i], i == 0 ? ShareOn(edges[i], from) : 0, i == edges.Count - 1 ? ShareOn(edges[i], to) : 1);
        }
    }

    /// <summary>WGS-84 degrees; at least two points.</summary>
    public LineString Line()
    {
        var corners = new List<Coordinate>();
        foreach (var (edge, begin, end) in Pieces())
        {
            var path = new StretchPath(roads, roads.StretchOf(edge));
            var piece = roads.IsBackward(edge) ? path.Part(1 - end, 1 - begin) : path.Part(begin, end);
            if (roads.IsBackward(edge)) { Array.Reverse(piece); }
            corners.AddRange(corners.Count > 0 && corners[^1].Equals2D(piece[0]) ? piece.Skip(1) : piece);
        }

        return new LineString([.. corners]);
    }

    /// <summary>Names of the streets in order, those without a name left out.</summary>
    public IReadOnlyList<string> Streets()
    {
        var streets = new List<string>();
        foreach (var edge in edges)
        {
            if (roads.NameOf(roads.StretchOf(edge)) is { } name && (streets.Count == 0 || streets[^1] != name)) { streets.Add(name); }
        }

        return streets;
    }

    private double CentimetresOf((int Edge, double From, double To) piece)
    {
        if (piece is { From: 0, To: 1 }) { return roads.LengthOf(piece.Edge); }
        var (from, to) = roads.IsBackward(piece.Edge) ? (1 - piece.To, 1 - piece.From) : (piece.From, piece.To);
        var line = new StretchPath(roads, roads.StretchOf(piece.Edge)).Part(from, to);
        return Math.Round(line.Zip(line.Skip(1), (a, b) => Kernel.Places.Metres.Nearby(a.X, a.Y, b.X, b.Y)).Sum() * 100);
    }

    private double ShareOn(int edge, RoadPlace place) => roads.Along[edge] == roads.Along[place.Edge] ? place.Fraction : 1 - place.Fraction;
}
