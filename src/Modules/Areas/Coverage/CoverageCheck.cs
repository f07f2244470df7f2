using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Coverage;

/// <summary>Finds gaps, overlaps and cells that leave their parent, over a whole district at once.</summary>
/// <remarks>
/// Borders that two cells, or a cell and its parent, share exactly cancel out; only what is left can bound a fault, so a clean district costs
/// one pass over its edges. What is left is noded on a fine lattice and each patch between it looked at (<see cref="UnmatchedBorders"/>).
/// </remarks>
internal static class CoverageCheck
{
    /// <summary>All faults, the largest first.</summary>
    /// <param name="parents">Areas that do not overlap, such as communities; a district's outline alone will do.</param>
    /// <param name="cells">All cells of all parents; one whose parent is not listed is outside as a whole.</param>
    /// <param name="toleranceMetres">A fault is told when a disc of this diameter fits into it; 0.01 to 100.</param>
    public static IReadOnlyList<CoverageFault> Run(IReadOnlyList<CoverageParent> parents, IReadOnlyList<CoverageCell> cells, double toleranceMetres)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toleranceMetres, 0.01);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toleranceMetres, 100);
        var bounds = new Envelope();
        foreach (var outline in parents.Select(p => p.Outline).Concat(cells.Select(c => c.Outline)))
        {
            bounds.ExpandToInclude(outline.EnvelopeInternal);
        }

        if (bounds.IsNull)
        {
            return [];
        }

        var plane = LocalPlane.Around(bounds);
        var flat = cells.Select(c => c with { Outline = plane.ToMetres(c.Outline) }).ToList();
        var byParent = flat.ToLookup(c => c.ParentCode, StringComparer.Ordinal);
        var faults = new FaultPieces(plane, toleranceMetres);
        foreach (var parent in parents)
        {
            WithinParent(parent.Code, plane.ToMetres(parent.Outline), [.. byParent[parent.Code]], faults);
        }

        var known = parents.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in flat.Where(c => !known.Contains(c.ParentCode)))
        {
            faults.Add(CoverageFaultKind.Outside, stray.Outline, stray.ParentCode, stray.Code, null);
        }

        AcrossParents(flat, faults);
        return faults.List();
    }

    private static void WithinParent(string parent, Geometry outline, List<CoverageCell> cells, FaultPieces faults)
    {
        var ground = new Ground(cells);
        foreach (var patch in UnmatchedBorders.Patches([.. cells.Select(c => c.Outline)], outline, faults.LatticeMetres))
        {
            var inner = patch.InteriorPoint.Coordinate;
            var isInside = Ground.Holds(outline, inner);
            var layers = ground.CountAt(inner) - (isInside ? 1 : 0);
            if (layers < 0)
            {
                faults.AddGap(patch, parent, ground);
            }
            else if (layers > 0)
            {
                // Borders inside the patch may have cancelled out, so each cell's part of it is cut out anew.
                var parts = ground.PartsOf(patch);
                foreach (var (cell, part) in parts)
                {
                    faults.Add(CoverageFaultKind.Outside, Ground.Cut(part, outline), parent, cell.Code, null);
                }

                AddOverlaps(parts, parent, (_, _) => true, faults);
            }
        }
    }

    private static void AcrossParents(List<CoverageCell> cells, FaultPieces faults)
    {
        var ground = new Ground(cells);
        foreach (var patch in UnmatchedBorders.Patches([.. cells.Select(c => c.Outline)], outline: null, faults.LatticeMetres))
        {
            if (ground.CountAt(patch.InteriorPoint.Coordinate) > 1)
            {
                AddOverlaps(ground.PartsOf(patch), null, (a, b) => a.ParentCode != b.ParentCode, faults);
            }
        }
    }

    private static void AddOverlaps(
        IReadOnlyList<(CoverageCell Cell, Geometry Part)> parts, string? parent, Func<CoverageCell, CoverageCell, bool> concerns, FaultPieces faults)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = i + 1; j < parts.Count; j++)
            {
                if (concerns(parts[i].Cell, parts[j].Cell) && parts[i].Part.EnvelopeInternal.Intersects(parts[j].Part.EnvelopeInternal))
                {
                    faults.Add(CoverageFaultKind.Overlap, Ground.Common(parts[i].Part, parts[j].Part), parent, parts[i].Cell.Code, parts[j].Cell.Code);
                }
            }
        }
    }
}
