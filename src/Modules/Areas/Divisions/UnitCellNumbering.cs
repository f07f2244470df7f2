using NetTopologySuite.Geometries;

namespace Wangge.Areas.Divisions;

/// <summary>Numbers a community's unit cells as one reads a page: from west to east, rows from north to south (Source: DOMAIN 2).</summary>
/// <remarks>
/// Cells are no tidy rows, so a row is made of the northernmost cell left and every cell whose centre lies north of that cell's
/// southern quarter line. The same cells get the same numbers whatever order they come in.
/// </remarks>
internal static class UnitCellNumbering
{
    /// <summary>The code of each cell, in the order given.</summary>
    /// <param name="cells">Outlines in degrees, all of one community.</param>
    /// <exception cref="ArgumentException">More cells than serial numbers.</exception>
    public static IReadOnlyList<UnitCellCode> Number(DivisionCode community, IReadOnlyList<Geometry> cells)
    {
        if (cells.Count > UnitCellCode.MostSerial)
        {
            throw new ArgumentException($"A community has at most {UnitCellCode.MostSerial} unit cells.", nameof(cells));
        }

        var left = cells
            .Select((cell, position) => (Centre: cell.Centroid.Coordinate, cell.EnvelopeInternal.Height, position))
            .OrderByDescending(c => c.Centre.Y)
            .ThenBy(c => c.Centre.X)
            .ToList();
        var codes = new UnitCellCode[cells.Count];
        var serial = 0;
        while (left.Count > 0)
        {
            var southOfRow = left[0].Centre.Y - (left[0].Height / 4);
            foreach (var (_, _, position) in left.TakeWhile(c => c.Centre.Y > southOfRow || c == left[0]).OrderBy(c => c.Centre.X))
            {
                codes[position] = new UnitCellCode(community, ++serial);
            }

            left.RemoveAll(c => codes[c.position].Serial > 0);
        }

        return codes;
    }
}
