using NetTopologySuite.Geometries;

namespace Wangge.Bench;

/// <summary>A made-up district: cells with crooked borders and shared vertices, no gap and no overlap, in WGS-84 degrees.</summary>
internal static class PlaceTiling
{
    /// <param name="segmentsASide">A power of two: how many straight pieces each of a cell's four sides has.</param>
    public static List<Geometry> Make(int columns, int rows, int segmentsASide, int seed)
    {
        var random = new Random(seed);
        var (width, height) = (0.2 / columns, 0.12 / rows);
        var corners = new Coordinate[columns + 1, rows + 1];
        for (var i = 0; i <= columns; i++)
        {
            for (var j = 0; j <= rows; j++)
            {
                corners[i, j] = new Coordinate(120.8 + ((i + Jitter(random)) * width), 40.65 + ((j + Jitter(random)) * height));
            }
        }

        var east = new Coordinate[columns, rows + 1][];
        var north = new Coordinate[columns + 1, rows][];
        for (var i = 0; i <= columns; i++)
        {
            for (var j = 0; j <= rows; j++)
            {
                if (i < columns)
                {
                    east[i, j] = Crooked(corners[i, j], corners[i + 1, j], segmentsASide, random);
                }

                if (j < rows)
                {
                    north[i, j] = Crooked(corners[i, j], corners[i, j + 1], segmentsASide, random);
                }
            }
        }

        var cells = new List<Geometry>(columns * rows);
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                cells.Add(GeometryFactory.Default.CreatePolygon(
                    [.. east[i, j], .. north[i + 1, j].Skip(1), .. east[i, j + 1].Reverse().Skip(1), .. north[i, j].Reverse().Skip(1)]));
            }
        }

        return cells;
    }

    private static double Jitter(Random random) => (random.NextDouble() - 0.5) * 0.4;

    private static Coordinate[] Crooked(Coordinate from, Coordinate to, int segments, Random random)
    {
        if (segments == 1)
        {
            return [from, to];
        }

        var aside = (random.NextDouble() - 0.5) * 0.25;
        var middle = new Coordinate(
            ((from.X + to.X) / 2) - ((to.Y - from.Y) * aside),
            ((from.Y + to.Y) / 2) + ((to.X - from.X) * aside));
        return [.. Crooked(from, middle, segments / 2, random), .. Crooked(middle, to, segments / 2, random).Skip(1)];
    }
}
