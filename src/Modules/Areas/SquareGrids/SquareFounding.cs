using System.Globalization;
using NetTopologySuite.Geometries;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Districts;

namespace Wangge.Areas.SquareGrids;

/// <inheritdoc/>
internal sealed class SquareFounding(DistrictScope scope, IAreaFounding founding) : ISquareGrids
{
    private const string SubdistrictCode = "S001";
    private const string CommunityCode = "C001";

    public string? WhyUnfit(SquareGridPlan plan)
    {
        try
        {
            SquareLattice.Of(plan);
            return null;
        }
        catch (ArgumentException unfit)
        {
            return unfit.Message;
        }
    }

    public async Task<int> FoundAsync(SquareGridPlan plan, CancellationToken ct)
    {
        var lattice = SquareLattice.Of(plan);
        var code = plan.Code ?? scope.District.Code;
        if (!AreaRules.IsCode(code)) { throw new ArgumentException($"'{code}' is not a code."); }

        var root = $"/{code}/";
        var subdistrict = $"{root}{SubdistrictCode}/";
        var community = $"{subdistrict}{CommunityCode}/";
        var outline = lattice.Outline();
        var width = lattice.Count.ToString(CultureInfo.InvariantCulture).Length;
        var areas = new List<PlannedArea>
        {
            new(Guid.CreateVersion7(), code, scope.District.Name, root, AreaLevel.District, null, outline, null),
            new(Guid.CreateVersion7(), SubdistrictCode, scope.District.Name, subdistrict, AreaLevel.Subdistrict, null, outline, null),
            new(Guid.CreateVersion7(), CommunityCode, scope.District.Name, community, AreaLevel.Community, null, outline, null),
        };
        foreach (var cell in lattice.Cells())
        {
            var number = (areas.Count - 2).ToString(CultureInfo.InvariantCulture);
            var grid = "G" + number.PadLeft(Math.Max(3, width), '0');
            areas.Add(new PlannedArea(Guid.CreateVersion7(), grid, $"第{number}网格", $"{community}{grid}/", AreaLevel.Basic, null, cell, null));
        }

        await founding.FoundAsync(new AreaPlan { Areas = areas }, ct);
        return lattice.Count;
    }
}

/// <summary>Meridians and parallels that cut a rectangle into equal cells. Neighbours share their corners to the last bit, so nothing lies between or in both.</summary>
internal sealed class SquareLattice
{
    private const double WidestDegrees = 5;
    private const int MostCells = 100_000;

    private readonly double[] _meridians;
    private readonly double[] _parallels;

    private SquareLattice(double[] meridians, double[] parallels) => (_meridians, _parallels) = (meridians, parallels);

    public int Count => (_meridians.Length - 1) * (_parallels.Length - 1);

    /// <exception cref="ArgumentException">The rectangle or the size does not fit.</exception>
    public static SquareLattice Of(SquareGridPlan plan)
    {
        if (!(plan.West >= -180 && plan.East <= 180 && plan.South >= -89 && plan.North <= 89 && plan.West < plan.East && plan.South < plan.North))
        {
            throw new ArgumentException("A rectangle is west, south, east, north in degrees, with west < east and south < north.");
        }

        if (plan.East - plan.West > WidestDegrees || plan.North - plan.South > WidestDegrees) { throw new ArgumentException("A district is at most 5 degrees across."); }
        if (plan.CellMetres is not (>= 20 and <= 10_000)) { throw new ArgumentException("A grid's side is 20 to 10,000 metres."); }

        var middle = (plan.South + plan.North) / 2;
        var columns = Parts(Kernel.Places.Metres.OnSphere(plan.West, middle, plan.East, middle), plan.CellMetres);
        var rows = Parts(Kernel.Places.Metres.OnSphere(plan.West, plan.South, plan.West, plan.North), plan.CellMetres);
        if ((long)columns * rows > MostCells) { throw new ArgumentException($"{(long)columns * rows} grids are more than {MostCells}; take larger ones."); }
        return new SquareLattice(Lines(plan.West, plan.East, columns), Lines(plan.South, plan.North, rows));
    }

    /// <summary>Row by row from north to south, each from west to east (DOMAIN 2).</summary>
    public IEnumerable<Polygon> Cells()
    {
        for (var row = _parallels.Length - 1; row > 0; row--)
        {
            for (var column = 0; column < _meridians.Length - 1; column++)
            {
                var (west, east, south, north) = (_meridians[column], _meridians[column + 1], _parallels[row - 1], _parallels[row]);
                yield return GeometryFactory.Default.CreatePolygon([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]);
            }
        }
    }

    /// <summary>The whole, with each corner of a cell that lies on its edge.</summary>
    public Polygon Outline()
    {
        var (west, east, south, north) = (_meridians[0], _meridians[^1], _parallels[0], _parallels[^1]);
        return GeometryFactory.Default.CreatePolygon(
        [
            .. _meridians.Select(x => new Coordinate(x, south)),
            .. _parallels.Skip(1).Select(y => new Coordinate(east, y)),
            .. _meridians.Reverse().Skip(1).Select(x => new Coordinate(x, north)),
            .. _parallels.Reverse().Skip(1).Select(y => new Coordinate(west, y)),
        ]);
    }

    private static int Parts(double metres, double cellMetres) => (int)Math.Clamp(Math.Round(metres / cellMetres), 1, MostCells + 1);

    private static double[] Lines(double from, double to, int parts) => [.. Enumerable.Range(0, parts).Select(i => from + ((to - from) * i / parts)), to];
}
