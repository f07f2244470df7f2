using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Coverage;

/// <summary>What a change of areas would break: faults that are there afterwards and were not there before, so that a broken district can be mended piece by piece. Pure.</summary>
internal static class NewFaults
{
    private const double ToleranceMetres = 1;
    private const double LeastSquareMetres = 1;

    /// <summary>The largest first.</summary>
    public static IReadOnlyList<CoverageFault> Of(IReadOnlyList<Area> before, IReadOnlyList<Area> after)
    {
        var faults = CoveragePlan.Of(after).ListFaults(ToleranceMetres);
        if (faults.Count == 0) { return faults; }
        var known = CoveragePlan.Of(before).ListFaults(ToleranceMetres).ToLookup(f => f.Kind, f => f.Piece);
        return [.. faults.Where(f => !IsWithin(f.Piece, [.. known[f.Kind]]))];
    }

    private static bool IsWithin(Polygon piece, IReadOnlyList<Geometry> known) =>
        known.Count > 0 && EllipsoidArea.SquareMetres(Ground.Cut(piece, OverlayNGRobust.Union(known))) < LeastSquareMetres;
}
