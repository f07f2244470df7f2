using System.Globalization;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;

namespace Wangge.Host.Imports;

/// <summary>A district of square grids: where a city has no grids of its own yet. One subdistrict, one community, so that each level has its centre.</summary>
/// <param name="West">WGS-84 degrees; so the other three.</param>
/// <param name="Metres">Length of a side, 50 to 20,000; at the middle latitude.</param>
internal sealed record SquareGrids(double West, double South, double East, double North, double Metres)
{
    private const int MostGrids = 10_000;
    private const double MetresInDegree = 111_320;
    private static readonly GeometryFactory Geometry = new(new PrecisionModel(), 4326);

    /// <summary>Reads <c>west,south,east,north,metres</c>; null where it is no such box or would hold more than 10,000 grids.</summary>
    public static SquareGrids? Parse(string text)
    {
        var cells = text.Split(',');
        var numbers = new double[5];
        if (cells.Length != 5) { return null; }
        for (var i = 0; i < 5; i++)
        {
            if (!double.TryParse(cells[i], CultureInfo.InvariantCulture, out numbers[i])) { return null; }
        }

        var box = new SquareGrids(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        var isSound = box is { West: >= -180, East: <= 180, South: >= -85, North: <= 85, Metres: >= 50 and <= 20_000 } && box.West < box.East && box.South < box.North;
        return isSound && box.Columns * (double)box.Rows <= MostGrids ? box : null;
    }

    private double Tall => Metres / MetresInDegree;

    private double Wide => Metres / (MetresInDegree * Math.Cos((South + North) / 2 * Math.PI / 180));

    private int Columns => (int)Math.Ceiling((East - West) / Wide);

    private int Rows => (int)Math.Ceiling((North - South) / Tall);

    /// <summary>The plan: grids numbered row by row from the north-west; the last column and row end at the box.</summary>
    public AreaPlan Plan(string districtCode, string districtName, DateTimeOffset now)
    {
        var all = Box(West, South, East, North);
        var community = $"/{districtCode}/s1/c1/";
        var areas = new List<PlannedArea>
        {
            Area(districtCode, districtName, $"/{districtCode}/", "district", all, now),
            Area("s1", districtName, $"/{districtCode}/s1/", "subdistrict", all, now),
            Area("c1", districtName, community, "community", all, now),
        };
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var (west, north) = (West + (column * Wide), North - (row * Tall));
                var code = string.Create(CultureInfo.InvariantCulture, $"G{(row * Columns) + column + 1:0000}");
                areas.Add(Area(code, code, $"{community}{code}/", "basic", Box(west, Math.Max(South, north - Tall), Math.Min(East, west + Wide), north), now));
            }
        }

        return new AreaPlan { Areas = areas };
    }

    private static PlannedArea Area(string code, string name, string path, string level, Polygon edge, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), code, name, path, level, null, edge, null);

    private static Polygon Box(double west, double south, double east, double north) =>
        Geometry.CreatePolygon([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]);
}
