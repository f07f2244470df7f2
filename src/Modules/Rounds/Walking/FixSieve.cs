using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>Which fixes may be kept: those of a round, on duty, that can be true. Pure.</summary>
internal static class FixSieve
{
    /// <summary>A duty that the phone told of a little later than it looked where it was; of the beginning only: nothing is kept from its end on.</summary>
    private static readonly TimeSpan DutySlack = TimeSpan.FromMinutes(5);

    /// <summary>The fixes to keep, by time, and what became of the others.</summary>
    /// <param name="duty">The walker's times on duty.</param>
    public static (List<Fix> Kept, FixCount Count) Sift(IEnumerable<SentFix> sent, Round round, IReadOnlyList<DutySpell> duty, RoundRules rules, DateTimeOffset now)
    {
        var kept = new List<Fix>();
        var (future, off, outside, unusable) = (0, 0, 0, 0);
        foreach (var fix in sent.DistinctBy(f => (f.At, f.Longitude, f.Latitude)).OrderBy(f => f.At))
        {
            if (!IsUsable(fix, rules)) { unusable++; }
            else if (fix.At > now + rules.ClockTolerance) { future++; }
            // A fix just outside the time is the other end of a step into it.
            else if (fix.At < round.OpensAt - rules.LongestGap || fix.At > round.ClosesAt + rules.LongestGap || now > round.ClosesAt + rules.ArrivalGrace) { outside++; }
            else if (!duty.Any(d => IsIn(d, fix.At))) { off++; }
            else { kept.Add(new Fix(fix.At.ToMilliseconds(), fix.Longitude, fix.Latitude, fix.AccuracyMetres)); }
        }

        return (kept, new FixCount(kept.Count, future, off, outside, unusable));
    }

    private static bool IsUsable(SentFix fix, RoundRules rules) =>
        Math.Abs(fix.Longitude) <= 180 && Math.Abs(fix.Latitude) <= 90 && fix.AccuracyMetres >= 0 && fix.AccuracyMetres <= rules.WorstAccuracyMetres;

    private static bool IsIn(DutySpell duty, DateTimeOffset at)
    {
        var end = duty.SaidOffAt is { } off && off < duty.SaidOnAt + DutySpell.Longest ? off : duty.SaidOnAt + DutySpell.Longest;
        return at >= duty.SaidOnAt - DutySlack && at < end;
    }
}
