namespace Wangge.Video.Sight;

/// <summary>Which wall is nearest in each direction, exactly: the lower envelope of the walls around the eye.</summary>
/// <remarks>
/// One over the distance of a straight wall is a sine of the angle, so two walls change places at most once within their common angle, and that angle is known in closed form.
/// Envelopes are merged two by two, each merge an angular sweep over two sorted rows, so walls may cross and touch as outlines from maps do, which a sweep with one row of
/// active walls must exclude. O(n α(n) log n) time and O(n α(n)) room for n walls, where α is the inverse of Ackermann's function: below 5.
/// Source: Hershberger, "Finding the upper envelope of n line segments in O(n log n) time", 1989; Sharir and Agarwal, "Davenport–Schinzel Sequences and Their Geometric Applications", 1995, chapter 5.
/// Walls seen edge-on have no width and hide nothing. Pure; safe for concurrent use.
/// </remarks>
internal static class FieldSweep
{
    /// <summary>Radians; what is narrower is the rounding of one corner that two walls share.</summary>
    private const double Sliver = 1e-12;

    /// <summary>Radians; a wall that looks narrower hides nothing.</summary>
    private const double EdgeOn = 1e-14;

    /// <returns>Pieces that follow each other from 0 to the cone's width.</returns>
    public static SightPiece[] Sweep(IEnumerable<Wall> walls, Cone cone)
    {
        var rows = new List<List<SightPiece>>();
        var (sin, cos) = Math.SinCos(cone.Start);
        foreach (var w in walls) { AddWall(rows, Turn(w, sin, cos), cone); }
        if (rows.Count == 0) { return [new SightPiece(0, cone.Width, 0, 0)]; }
        while (rows.Count > 1)
        {
            var merged = new List<List<SightPiece>>((rows.Count + 1) / 2);
            for (var i = 0; i + 1 < rows.Count; i += 2) { merged.Add(Merge(rows[i], rows[i + 1])); }
            if (rows.Count % 2 == 1) { merged.Add(rows[^1]); }
            rows = merged;
        }

        return [.. rows[0]];
    }

    /// <summary>The same wall seen from axes that begin at the cone's start.</summary>
    private static Wall Turn(Wall w, double sin, double cos) =>
        new((w.X1 * cos) + (w.Y1 * sin), (w.Y1 * cos) - (w.X1 * sin), (w.X2 * cos) + (w.Y2 * sin), (w.Y2 * cos) - (w.X2 * sin));

    private static void AddWall(List<List<SightPiece>> rows, Wall w, Cone cone)
    {
        var turn = (w.X1 * w.Y2) - (w.X2 * w.Y1);
        var (x1, y1, x2, y2) = turn >= 0 ? (w.X1, w.Y1, w.X2, w.Y2) : (w.X2, w.Y2, w.X1, w.Y1);
        var (dx, dy) = (x2 - x1, y2 - y1);
        // Seen edge-on, or a point.
        if (Math.Abs(turn) <= EdgeOn * Math.Sqrt(((x1 * x1) + (y1 * y1)) * ((x2 * x2) + (y2 * y2))) || ClipToDisk(x1, y1, dx, dy, cone.ReachMetres) is not var (first, last)) { return; }

        // A corner that is kept stays what it is to the last digit, so that walls which share it leave no gap.
        var from = first <= 0 ? Cone.AngleOf(x1, y1) : Cone.AngleOf(x1 + (first * dx), y1 + (first * dy));
        var to = last >= 1 ? Cone.AngleOf(x2, y2) : Cone.AngleOf(x1 + (last * dx), y1 + (last * dy));
        var (p, q) = (dy / Math.Abs(turn), -dx / Math.Abs(turn));
        var (isAcross, wide) = (to < from, to < from ? to - from + Math.Tau : to - from);
        if (wide is <= 0 or >= Math.PI) { return; }
        if (!isAcross) { AddPiece(rows, from, to, p, q, cone.Width); }
        else
        {
            AddPiece(rows, from, Math.Tau, p, q, cone.Width);
            AddPiece(rows, 0, to, p, q, cone.Width);
        }
    }

    /// <summary>The part of a wall within the reach, as shares of its length; null where none is.</summary>
    private static (double First, double Last)? ClipToDisk(double x, double y, double dx, double dy, double reach)
    {
        var (a, b, c) = ((dx * dx) + (dy * dy), (x * dx) + (y * dy), (x * x) + (y * y) - (reach * reach));
        var under = (b * b) - (a * c);
        if (under <= 0) { return null; }
        var root = Math.Sqrt(under);
        var (first, last) = ((-b - root) / a, (-b + root) / a);
        return first >= 1 || last <= 0 ? null : (first, last);
    }

    private static void AddPiece(List<List<SightPiece>> rows, double from, double to, double p, double q, double width)
    {
        to = Math.Min(to, width);
        if (to <= from) { return; }
        var row = new List<SightPiece>(3);
        Append(row, new(0, from, 0, 0));
        Append(row, new(from, to, p, q));
        Append(row, new(to, width, 0, 0));
        rows.Add(row);
    }

    private static List<SightPiece> Merge(List<SightPiece> a, List<SightPiece> b)
    {
        var merged = new List<SightPiece>(a.Count + b.Count);
        var (i, j, at) = (0, 0, 0.0);
        while (i < a.Count && j < b.Count)
        {
            var end = Math.Min(a[i].To, b[j].To);
            if (end > at) { Nearer(merged, a[i], b[j], at, end); }
            at = Math.Max(at, end);
            if (a[i].To <= end) { i++; }
            if (j < b.Count && b[j].To <= end) { j++; }
        }

        return merged;
    }

    /// <summary>The nearer of two between two angles, or first the one and then the other.</summary>
    private static void Nearer(List<SightPiece> row, SightPiece a, SightPiece b, double from, double to)
    {
        var (atFrom, atTo) = (a.NearnessAt(from) - b.NearnessAt(from), a.NearnessAt(to) - b.NearnessAt(to));
        if (atFrom * atTo >= 0)
        {
            Append(row, (atFrom + atTo >= 0 ? a : b) with { From = from, To = to });
            return;
        }

        // Known but for half turns: the one nearest to the middle, so that rounding at a corner which both share does not lead half a turn away.
        var crossing = Math.Atan2(-(a.P - b.P), a.Q - b.Q);
        crossing += Math.PI * Math.Round((((from + to) / 2) - crossing) / Math.PI);
        crossing = Math.Clamp(crossing, from, to);
        var (before, after) = atFrom > 0 ? (a, b) : (b, a);
        if (crossing - from > Sliver) { Append(row, before with { From = from, To = crossing }); }
        else { crossing = from; }
        if (to - crossing > Sliver) { Append(row, after with { From = crossing, To = to }); }
        else { Append(row, before with { From = crossing, To = to }); }
    }

    private static void Append(List<SightPiece> row, SightPiece piece)
    {
        if (piece.To <= piece.From) { return; }
        if (row is [.., var last] && last.P == piece.P && last.Q == piece.Q) { row[^1] = last with { To = piece.To }; }
        else { row.Add(piece); }
    }
}
