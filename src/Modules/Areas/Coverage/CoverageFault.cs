using System.Globalization;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Coverage;

/// <summary>A cell to be checked: a service grid or a unit cell.</summary>
/// <param name="ParentCode">The area that it must lie in and help to cover, such as its community.</param>
/// <param name="Outline">Polygon or multipolygon, valid, WGS-84 degrees.</param>
internal sealed record CoverageCell(string Code, string ParentCode, Geometry Outline);

/// <summary>An area that its cells must cover exactly.</summary>
internal sealed record CoverageParent(string Code, Geometry Outline);

/// <summary>What is wrong with a piece of ground.</summary>
internal enum CoverageFaultKind
{
    /// <summary>In a parent, but in none of its cells.</summary>
    Gap,

    /// <summary>In two cells.</summary>
    Overlap,

    /// <summary>In a cell, but not in its parent: the cell crosses the border of its community.</summary>
    Outside,
}

/// <summary>A piece of ground that is not in exactly one cell of its parent.</summary>
/// <param name="Piece">One polygon, WGS-84 degrees.</param>
/// <param name="ParentCode">The parent concerned; null for an overlap of cells of different parents.</param>
/// <param name="CellA">Gap: the cell beside it with the longest common edge; overlap: one of both; outside: the cell. Null for a gap beside no cell.</param>
/// <param name="CellB">Gap: the cell with the next longest edge; overlap: the other; else null.</param>
internal sealed record CoverageFault(CoverageFaultKind Kind, Polygon Piece, double AreaSquareMetres, string? ParentCode, string? CellA, string? CellB)
{
    /// <summary>For the map: properties <c>kind</c>, <c>area_m2</c>, <c>parent</c>, <c>cell_a</c>, <c>cell_b</c>.</summary>
    public GeoJsonFeature ToFeature(int number)
    {
        var properties = new Dictionary<string, string>
        {
            ["kind"] = Kind switch { CoverageFaultKind.Gap => "gap", CoverageFaultKind.Overlap => "overlap", _ => "outside" },
            ["area_m2"] = AreaSquareMetres.ToString("F1", CultureInfo.InvariantCulture),
        };
        foreach (var (name, code) in new[] { ("parent", ParentCode), ("cell_a", CellA), ("cell_b", CellB) })
        {
            if (code is not null)
            {
                properties[name] = code;
            }
        }

        return new GeoJsonFeature(number, Piece, properties);
    }
}
