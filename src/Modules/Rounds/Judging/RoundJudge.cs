namespace Wangge.Rounds.Judging;

/// <summary>Judges a round from all that has arrived: what is hit, late, out of order or missed. Pure, and blind to the order of arrival, so a late proof re-judges by judging anew.</summary>
/// <remarks>
/// A point is hit at the first instant by which each asked way is proved. In a plan that asks for the order, the points are followed one by one, each from the instant at which
/// the one before it was proved: a point that cannot be followed so is out of order, and the next is followed from the same instant. Passing a later point's circle early does no harm,
/// since one that is passed again is followed by the later pass. Source: DOMAIN 7 "round"; ADR 0024.
/// </remarks>
internal static class RoundJudge
{
    /// <param name="now">The server's time; decides only whether what lacks is still open or missed.</param>
    public static RoundVerdict Judge(RoundQuestion round, Evidence evidence, RoundRules rules, DateTimeOffset now)
    {
        var verdicts = new List<PointVerdict>(round.Points.Count);
        var followed = round.OpensAt;
        foreach (var point in round.Points)
        {
            var spans = ProofWays.All.Where(w => point.Ways.HasFlag(w)).ToDictionary(w => w, w => SpansOf(round, point, w, evidence, rules));
            var hitAt = FirstFrom(spans.Values, round.OpensAt);
            var next = FirstFrom(spans.Values, followed);
            var proved = spans.Where(s => s.Value.Count > 0).Aggregate(ProofWay.None, (ways, s) => ways | s.Key);
            verdicts.Add(new PointVerdict(point.PointId, proved, hitAt, hitAt >= round.DueAt, round.IsOrdered && hitAt is not null && next is null));
            followed = next ?? followed;
        }

        return new RoundVerdict(StateOf(round, verdicts, evidence, now), verdicts);
    }

    private static RoundState StateOf(RoundQuestion round, List<PointVerdict> verdicts, Evidence evidence, DateTimeOffset now) =>
        verdicts.TrueForAll(v => v.HitAt is not null) ? RoundState.Complete
        : now >= round.ClosesAt ? RoundState.Missed
        : evidence.IsBegun || verdicts.Exists(v => v.Proved != ProofWay.None) ? RoundState.Begun
        : RoundState.Planned;

    /// <summary>The first instant, not before another, by which each way is proved at or after that other.</summary>
    private static DateTimeOffset? FirstFrom(IEnumerable<List<ProofSpan>> ways, DateTimeOffset instant)
    {
        DateTimeOffset? last = null;
        foreach (var spans in ways)
        {
            if (spans.Min(s => s.FirstFrom(instant)) is not { } first) { return null; }
            if (last is null || first > last) { last = first; }
        }

        return last;
    }

    private static List<ProofSpan> SpansOf(RoundQuestion round, PointQuestion point, ProofWay way, Evidence evidence, RoundRules rules) => way == ProofWay.Position
        ? [.. evidence.Tracks.SelectMany(track => Presence.Near(track, point.Longitude, point.Latitude, rules)).Select(s => Lasting(s, round, point.Dwell)).OfType<ProofSpan>()]
        : [.. evidence.Proofs.Where(p => p.PointId == point.PointId && p.Way == way && p.At >= round.OpensAt && p.At < round.ClosesAt).Select(p => ProofSpan.At(p.At))];

    /// <summary>The part of a presence within the round that has lasted long enough; null where none has.</summary>
    private static ProofSpan? Lasting(ProofSpan near, RoundQuestion round, TimeSpan dwell)
    {
        var since = (near.Since > round.OpensAt ? near.Since : round.OpensAt) + dwell;
        var lastCounted = round.ClosesAt.AddTicks(-1);
        var until = near.Until < lastCounted ? near.Until : lastCounted;
        return since <= until ? new ProofSpan(since, until) : null;
    }
}
