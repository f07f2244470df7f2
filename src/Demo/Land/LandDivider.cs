using Wangge.Demo.Chance;

namespace Wangge.Demo.Land;

/// <summary>How one level of division looks.</summary>
/// <param name="TurnRadians">How far a cut may turn from the streets' direction.</param>
/// <param name="Tries">Cuts weighed for each direction; the least ugly is made.</param>
internal sealed record DivisionStyle(CutStyle Cut, double TurnRadians, int Tries);

/// <summary>Divides a ring among lots by cutting it in two, and each part again, along the streets' direction.</summary>
internal sealed class LandDivider(PlanarWeb web, SeededRandom chance)
{
    /// <summary>Where the town is densest.</summary>
    internal static readonly LocalPoint TownMiddle = new(2600, -1200);

    /// <param name="cut">Told each path, with how many cuts came before it on the way from the whole ring.</param>
    /// <param name="leaf">Told each lot's ring.</param>
    internal void Divide(List<int> ring, IReadOnlyList<Lot> lots, DivisionStyle style, Action<CutResult, int> cut, Action<Lot, List<int>> leaf) =>
        Divide(ring, lots, style, 0, cut, leaf);

    /// <summary>Streets run along the coast, which turns from north to south.</summary>
    internal static double StreetAngle(LocalPoint at)
    {
        var southward = Math.Clamp((2500 - at.Y) / 8000, 0, 1);
        return (0.12 + (0.62 * southward * southward * (3 - (2 * southward)))) * (at.X < -2500 ? 0.6 : 1);
    }

    /// <summary>Cuts a ring along one direction, leaving the wanted part of its area on the left.</summary>
    internal CutResult CutAlong(List<int> ring, double angle, double part, CutStyle style)
    {
        var nodes = web.ExpandRing(ring);
        var points = web.Points(nodes);
        var (whole, centroid) = (Ring.Area(points), Ring.Centroid(points));
        CutPlan? best = null;
        var least = double.MaxValue;
        for (var i = 0; i < 14; i++)
        {
            var direction = LocalPoint.Towards(angle + (0.02 * i * chance.Between(-1, 1)));
            // Where bays make the line leave the land, the longest stretch cuts off less than wanted: then a little more is asked for.
            var origin = LineFor(points, whole, centroid, direction, part + (0.01 * i * chance.Between(-1, 1)));
            if (Cutting.Plan(web, nodes, points, origin, direction, style, chance.Between(-1, 1)) is not { } plan) { continue; }

            var unfair = Math.Abs(plan.LeftPart - part) / Math.Min(part, 1 - part);
            var cost = plan.Ugliness + (12 * unfair) + (0.1 * i);
            if (cost < least) { (best, least) = (plan, cost); }
        }

        return Cutting.Apply(web, best ?? throw new InvalidOperationException("The land could not be divided; another seed will do."));
    }

    private void Divide(List<int> ring, IReadOnlyList<Lot> lots, DivisionStyle style, int depth, Action<CutResult, int> cut, Action<Lot, List<int>> leaf)
    {
        if (lots.Count == 1)
        {
            leaf(lots[0], ring);
            return;
        }

        var (plan, left, right) = FindCut(web.ExpandRing(ring), lots, style);
        var result = Cutting.Apply(web, plan);
        cut(result, depth);
        Divide(result.Left, left, style, depth + 1, cut, leaf);
        Divide(result.Right, right, style, depth + 1, cut, leaf);
    }

    private (CutPlan Plan, List<Lot> Left, List<Lot> Right) FindCut(List<int> nodes, IReadOnlyList<Lot> lots, DivisionStyle style)
    {
        var points = web.Points(nodes);
        var whole = Ring.Area(points);
        var centroid = Ring.Centroid(points);
        var (left, right) = Halves(lots);
        var part = left.Sum(l => l.Weight) / lots.Sum(l => l.Weight);
        // Wider turns are tried only where the wanted ones give no decent cut.
        for (var round = 0; round < 8; round++)
        {
            (CutPlan Plan, List<Lot> Left, List<Lot> Right)? best = null;
            var least = double.MaxValue;
            foreach (var angle in Angles(centroid, lots, style, round))
            {
                var direction = LocalPoint.Towards(angle);
                var origin = LineFor(points, whole, centroid, direction, part);
                var plan = Cutting.Plan(web, nodes, points, origin, direction, style.Cut, chance.Between(-1, 1));
                if (plan is null) { continue; }

                var unfair = Math.Abs(plan.LeftPart - part) / Math.Min(part, 1 - part);
                var cost = plan.Ugliness + (3 * unfair) + Misplaced(left, right, origin, direction);
                if (unfair < 0.45 + (0.05 * round) && cost < least) { (best, least) = ((plan, left, right), cost); }
            }

            if (best is { } found) { return found; }
        }

        throw new InvalidOperationException("The land could not be divided; another seed will do.");
    }

    private IEnumerable<double> Angles(LocalPoint at, IReadOnlyList<Lot> lots, DivisionStyle style, int round)
    {
        // Which side is which matters only where dense and sparse lots part.
        var directions = lots.Any(l => l.IsDense) && lots.Any(l => !l.IsDense) ? 4 : 2;
        for (var turn = 0; turn < directions; turn++)
        {
            for (var i = 0; i < style.Tries; i++)
            {
                var jitter = i == 0 && round == 0 ? 0 : chance.Between(-1, 1) * style.TurnRadians * (1 + (2 * round));
                yield return StreetAngle(at) + (turn * Math.PI / 2) + jitter;
            }
        }
    }

    /// <summary>The lots left and right of a cut: dense ones together, with as many sparse ones as make the parts alike.</summary>
    private static (List<Lot> Left, List<Lot> Right) Halves(IReadOnlyList<Lot> lots)
    {
        var sorted = lots.OrderByDescending(l => l.IsDense).ToList();
        var dense = sorted.Count(l => l.IsDense);
        var half = sorted.Count / 2;
        if (dense > 0 && dense < sorted.Count)
        {
            half = dense;
            var total = sorted.Sum(l => l.Weight);
            while (half + 1 < sorted.Count && sorted.Take(half).Sum(l => l.Weight) < 0.35 * total) { half++; }
        }

        return (sorted[..half], sorted[half..]);
    }

    /// <summary>A point of the line with this direction that leaves the wanted part of the area on its left.</summary>
    private static LocalPoint LineFor(List<LocalPoint> ring, double whole, LocalPoint centroid, LocalPoint direction, double part)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        foreach (var point in ring)
        {
            var offset = direction.Left.Dot(point - centroid);
            (low, high) = (Math.Min(low, offset), Math.Max(high, offset));
        }

        for (var i = 0; i < 18; i++)
        {
            var middle = (low + high) / 2;
            if (Ring.AreaLeftOf(ring, centroid + (direction.Left * middle), direction) > part * whole) { low = middle; }
            else { high = middle; }
        }

        return centroid + (direction.Left * low);
    }

    /// <summary>How far the denser side faces away from the town's middle: 0 to 3; 0 where both sides are alike.</summary>
    private static double Misplaced(List<Lot> left, List<Lot> right, LocalPoint origin, LocalPoint direction)
    {
        var (denseLeft, denseRight) = (left.Count(l => l.IsDense) / (double)left.Count, right.Count(l => l.IsDense) / (double)right.Count);
        return denseLeft.Equals(denseRight) ? 0 : 1.5 * (1 - (direction.Cross((TownMiddle - origin).Unit) * (denseLeft > denseRight ? 1 : -1)));
    }
}
