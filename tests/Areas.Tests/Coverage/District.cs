using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Areas.Coverage;

namespace Wangge.Areas.Tests.Coverage;

/// <summary>A made-up district of crooked cells, four columns a community, without gap or overlap.</summary>
internal sealed record District(IReadOnlyList<CoverageParent> Communities, IReadOnlyList<CoverageCell> Cells)
{
    public static District Make(int columns, int rows, int seed, int bendsASide = 7)
    {
        var random = new Random(seed);
        var sides = new Dictionary<(int, int, int, int), Coordinate[]>();
        var corners = new Dictionary<(int, int), Coordinate>();
        Coordinate Corner(int i, int j) => corners.TryGetValue((i, j), out var known)
            ? known
            : corners[(i, j)] = new Coordinate(120.8 + ((i + Jitter(random)) * 0.006), 40.65 + ((j + Jitter(random)) * 0.005));
        Coordinate[] Side(int i, int j, int k, int l)
        {
            if (!sides.TryGetValue((i, j, k, l), out var side))
            {
                var (a, b) = (Corner(i, j), Corner(k, l));
                sides[(i, j, k, l)] = side =
                [
                    a,
                    .. Enumerable.Range(1, bendsASide).Select(n => new Coordinate(
                        a.X + ((b.X - a.X) * n / (bendsASide + 1)) + (Jitter(random) * 0.0003), a.Y + ((b.Y - a.Y) * n / (bendsASide + 1)) + (Jitter(random) * 0.0003))),
                    b,
                ];
            }

            return side;
        }

        var cells = new List<CoverageCell>();
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                var outline = GeometryFactory.Default.CreatePolygon([
                    .. Side(i, j, i + 1, j), .. Side(i + 1, j, i + 1, j + 1).Skip(1),
                    .. Side(i, j + 1, i + 1, j + 1).Reverse().Skip(1), .. Side(i, j, i, j + 1).Reverse().Skip(1)]);
                cells.Add(new CoverageCell($"G{i:D2}{j:D2}", $"C{i / 4:D2}", outline));
            }
        }

        var communities = cells
            .GroupBy(c => c.ParentCode, c => c.Outline)
            .Select(g => new CoverageParent(g.Key, CoverageUnion.Union(GeometryFactory.Default.BuildGeometry(g))))
            .ToList();
        return new District(communities, cells);
    }

    /// <summary>The same with one cell's outline exchanged.</summary>
    public District With(int cell, Func<Geometry, Geometry> change) =>
        this with { Cells = [.. Cells.Select((c, i) => i == cell ? c with { Outline = change(c.Outline) } : c)] };

    private static double Jitter(Random random) => (random.NextDouble() - 0.5) * 0.4;
}
