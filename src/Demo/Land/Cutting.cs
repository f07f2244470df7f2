namespace Wangge.Demo.Land;

/// <summary>How a cut is drawn.</summary>
/// <param name="SnapMetres">An end this near to a node takes it, so that streets go on across; junctions draw twice as strongly.</param>
/// <param name="BendMetres">How far the line may swing from straight.</param>
internal sealed record CutStyle(double SnapMetres, double BendMetres);

/// <summary>A cut that could be made: nothing is changed until <see cref="Cutting.Apply"/>.</summary>
internal sealed record CutPlan(List<int> Nodes, CutEnd From, CutEnd To, List<LocalPoint> Middle, double LeftArea, double RightArea, double Ugliness)
{
    internal double LeftPart => LeftArea / (LeftArea + RightArea);
}

/// <summary>Where a cut meets the ring: at the node at <paramref name="Index"/>, or inside the edge that begins there.</summary>
internal readonly record struct CutEnd(int Index, bool OnNode, LocalPoint At);

/// <summary>The two rings and the path that a cut made; the left ring lies left of the path.</summary>
internal sealed record CutResult(List<int> Left, List<int> Right, List<int> Path);

/// <summary>Cuts a ring in two along a slightly bent line.</summary>
internal static class Cutting
{
    /// <summary>The cut along a line, or null where none can be drawn decently.</summary>
    /// <param name="nodes">The ring, expanded.</param>
    /// <param name="swing">In [−1, 1]: side and strength of the bend.</param>
    internal static CutPlan? Plan(PlanarWeb web, List<int> nodes, List<LocalPoint> ring, LocalPoint origin, LocalPoint direction, CutStyle style, double swing)
    {
        if (FindSpan(ring, origin, direction) is not var (first, second)) { return null; }

        var from = Snap(web, nodes, ring, first, style.SnapMetres);
        var to = Snap(web, nodes, ring, second, style.SnapMetres);
        if (from.At.DistanceTo(to.At) < style.SnapMetres) { return null; }

        foreach (var bend in (double[])[style.BendMetres * swing, 0])
        {
            var middle = Bend(from.At, to.At, bend);
            if (!IsInside(ring, from, to, middle)) { continue; }

            var left = Ring.Area(Points(web, Side(nodes, from, to, middle, leftSide: true)));
            var right = Ring.Area(Points(web, Side(nodes, from, to, middle, leftSide: false)));
            if (left <= 0 || right <= 0) { return null; }

            return new(nodes, from, to, middle, left, right, Ugliness(web, nodes, ring, from, to, middle));
        }

        return null;
    }

    internal static CutResult Apply(PlanarWeb web, CutPlan plan)
    {
        var from = Place(web, plan.Nodes, plan.From);
        var to = Place(web, plan.Nodes, plan.To);
        web.MarkJunction(from);
        web.MarkJunction(to);
        List<int> path = [from, .. plan.Middle.Select(web.Add), to];

        return new(Around(plan.Nodes, plan.To, plan.From, path), Around(plan.Nodes, plan.From, plan.To, [.. Enumerable.Reverse(path)]), path);
    }

    /// <summary>The longest stretch of the line that lies inside the ring.</summary>
    private static (CutEnd From, CutEnd To)? FindSpan(List<LocalPoint> ring, LocalPoint origin, LocalPoint direction)
    {
        var crossings = new List<(double Along, CutEnd End)>();
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            var (sa, sb) = (direction.Cross(a - origin), direction.Cross(b - origin));
            if (sa > 0 == sb > 0) { continue; }

            var at = a.Between(b, sa / (sa - sb));
            crossings.Add((direction.Dot(at - origin), new(i, false, at)));
        }

        crossings.Sort((a, b) => a.Along.CompareTo(b.Along));
        (CutEnd, CutEnd)? best = null;
        var longest = 0.0;
        for (var i = 0; i + 1 < crossings.Count; i += 2)
        {
            if (crossings[i + 1].Along - crossings[i].Along is var length && length > longest)
            {
                (best, longest) = ((crossings[i].End, crossings[i + 1].End), length);
            }
        }

        return best;
    }

    private static CutEnd Snap(PlanarWeb web, List<int> nodes, List<LocalPoint> ring, CutEnd end, double reach)
    {
        var best = end;
        var nearest = reach;
        for (var i = 0; i < nodes.Count; i++)
        {
            var distance = ring[i].DistanceTo(end.At) * (web.IsJunction(nodes[i]) ? 0.5 : 1);
            if (distance < nearest) { (best, nearest) = (new(i, true, ring[i]), distance); }
        }

        return best;
    }

    private static List<LocalPoint> Bend(LocalPoint from, LocalPoint to, double metres)
    {
        var length = from.DistanceTo(to);
        var count = Math.Abs(metres) < 1 ? 0 : Math.Clamp((int)(length / 90), 0, 24);
        var left = (to - from).Unit.Left;
        var points = new List<LocalPoint>(count);
        for (var i = 1; i <= count; i++)
        {
            var part = i / (count + 1.0);
            var swing = Math.Sin(Math.PI * part) + (0.45 * Math.Sin(2 * Math.PI * part)) + (0.2 * Math.Sin(5 * Math.PI * part));
            points.Add(from.Between(to, part) + (left * (metres * swing)));
        }

        return points;
    }

    private static bool IsInside(List<LocalPoint> ring, CutEnd from, CutEnd to, List<LocalPoint> middle)
    {
        List<LocalPoint> path = [from.At, .. middle, to.At];
        for (var k = 0; k + 1 < path.Count; k++)
        {
            if (!Ring.Contains(ring, path[k].Between(path[k + 1], 0.5))) { return false; }
            if (k > 0 && Ring.Clearance(ring, path[k]) < 4) { return false; }

            for (var i = 0; i < ring.Count; i++)
            {
                var next = (i + 1) % ring.Count;
                var touches = (k == 0 && Touches(from, i, next)) || (k + 2 == path.Count && Touches(to, i, next));
                if (!touches && Crosses(path[k], path[k + 1], ring[i], ring[next])) { return false; }
            }
        }

        return true;
    }

    private static bool Touches(CutEnd end, int edge, int next) => end.Index == edge || (end.OnNode && end.Index == next);

    private static bool Crosses(LocalPoint a, LocalPoint b, LocalPoint c, LocalPoint d)
    {
        var (ab, cd) = (b - a, d - c);
        return ab.Cross(c - a) * ab.Cross(d - a) <= 0 && cd.Cross(a - c) * cd.Cross(b - c) <= 0;
    }

    /// <summary>Sharp corners where the cut meets the ring, and rings far from square.</summary>
    private static double Ugliness(PlanarWeb web, List<int> nodes, List<LocalPoint> ring, CutEnd from, CutEnd to, List<LocalPoint> middle)
    {
        var sharp = Sharpness(ring, from, middle.Count > 0 ? middle[0] : to.At) + Sharpness(ring, to, middle.Count > 0 ? middle[^1] : from.At);
        return (2 * sharp)
            + Ring.Lankiness(Points(web, Side(nodes, from, to, middle, leftSide: true)))
            + Ring.Lankiness(Points(web, Side(nodes, from, to, middle, leftSide: false)));
    }

    private static double Sharpness(List<LocalPoint> ring, CutEnd end, LocalPoint inward)
    {
        var count = ring.Count;
        var before = ring[end.OnNode ? (end.Index + count - 1) % count : end.Index];
        var after = ring[(end.Index + 1) % count];
        var cut = (inward - end.At).Unit;
        var widest = Math.Max(cut.Dot((before - end.At).Unit), cut.Dot((after - end.At).Unit));
        return Math.Max(0, widest - 0.35);
    }

    /// <summary>One of the two rings to be, as nodes (≥ 0 index) and new points.</summary>
    private static List<(int Node, LocalPoint At)> Side(List<int> nodes, CutEnd from, CutEnd to, List<LocalPoint> middle, bool leftSide)
    {
        var (start, stop) = leftSide ? (to, from) : (from, to);
        var ring = new List<(int, LocalPoint)> { (-1, stop.At) };
        ring.AddRange((leftSide ? middle : Enumerable.Reverse(middle)).Select(p => (-1, p)));
        ring.Add((-1, start.At));
        ring.AddRange(NodesBetween(nodes, start, stop).Select(n => (n, default(LocalPoint))));
        return ring;
    }

    private static List<LocalPoint> Points(PlanarWeb web, List<(int Node, LocalPoint At)> side) =>
        [.. side.Select(p => p.Node >= 0 ? web[p.Node] : p.At)];

    /// <summary>Nodes strictly between two ends, going counter-clockwise.</summary>
    private static IEnumerable<int> NodesBetween(List<int> nodes, CutEnd start, CutEnd stop)
    {
        var last = stop.OnNode ? (stop.Index + nodes.Count - 1) % nodes.Count : stop.Index;
        for (var i = start.Index; i != last;)
        {
            i = (i + 1) % nodes.Count;
            yield return nodes[i];
        }
    }

    private static List<int> Around(List<int> nodes, CutEnd start, CutEnd stop, List<int> path) => [.. path, .. NodesBetween(nodes, start, stop)];

    private static int Place(PlanarWeb web, List<int> nodes, CutEnd end) =>
        end.OnNode ? nodes[end.Index] : web.Split(nodes[end.Index], nodes[(end.Index + 1) % nodes.Count], end.At);
}
