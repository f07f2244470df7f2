using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Areas.Http;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Coverage;

/// <summary>What a change of areas would break: faults that are there afterwards and were not there before, so that a broken district can be mended piece by piece. Pure.</summary>
/// <remarks>Only what touches changed ground is compared: in a district with thousands of faults all others are as they were.</remarks>
internal static class NewFaults
{
    private const double ToleranceMetres = 1;
    private const double LeastSquareMetres = 1;

    /// <summary>The largest first.</summary>
    public static IReadOnlyList<CoverageFault> Of(IReadOnlyList<Area> before, IReadOnlyList<Area> after)
    {
        var ground = Changed(before, after);
        var faults = Near(CoveragePlan.Of(after), ground);
        if (faults.Count == 0) { return faults; }
        var known = Near(CoveragePlan.Of(before), ground).ToLookup(fault => fault.Kind);
        var trees = faults.Select(fault => fault.Kind).Distinct().ToDictionary(kind => kind, kind => TreeOf(known[kind]));
        return [.. faults.Where(fault => !IsWithin(fault.Piece, trees[fault.Kind].Query(fault.Piece.EnvelopeInternal)))];
    }

    private static List<CoverageFault> Near(CoveragePlan plan, Envelope ground) =>
        [.. plan.ListFaults(ToleranceMetres).Where(fault => fault.Piece.EnvelopeInternal.Intersects(ground))];

    /// <summary>Where any edge is other than it was.</summary>
    private static Envelope Changed(IReadOnlyList<Area> before, IReadOnlyList<Area> after)
    {
        var (was, will) = (EdgesOf(before), EdgesOf(after));
        var ground = new Envelope();
        foreach (var (_, edge) in was.Where(one => !IsIn(will, one)).Concat(will.Where(one => !IsIn(was, one))))
        {
            if (edge is not null) { ground.ExpandToInclude(Shapes.Read(edge).EnvelopeInternal); }
        }

        return ground;

        static Dictionary<Guid, byte[]?> EdgesOf(IReadOnlyList<Area> areas) => areas.ToDictionary(area => area.Id, area => area.Edge);

        static bool IsIn(Dictionary<Guid, byte[]?> edges, KeyValuePair<Guid, byte[]?> one) =>
            edges.TryGetValue(one.Key, out var edge) && edge.AsSpan().SequenceEqual(one.Value);
    }

    private static STRtree<Geometry> TreeOf(IEnumerable<CoverageFault> faults)
    {
        var tree = new STRtree<Geometry>();
        foreach (var fault in faults) { tree.Insert(fault.Piece.EnvelopeInternal, fault.Piece); }
        return tree;
    }

    private static bool IsWithin(Polygon piece, IList<Geometry> known) =>
        known.Count > 0 && EllipsoidArea.SquareMetres(Ground.Cut(piece, OverlayNGRobust.Union(known))) < LeastSquareMetres;
}
