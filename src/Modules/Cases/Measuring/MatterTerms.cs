namespace Wangge.Cases.Measuring;

/// <summary>The counts that formulas name: how much one matter adds, mostly 0 or 1. Source: DOMAIN 6.</summary>
/// <remarks>
/// "Due" means that the deadline falls in the period while the case is not suspended. A numerator only looks at what its denominator
/// counts, so that no share passes 1. Refused and void matters stay in what was reported or accepted; closed by order is an end, not a closing.
/// </remarks>
internal static class MatterTerms
{
    /// <value>How long after the first limit a reporter may still have a matter reopened.</value>
    private static readonly TimeSpan TimeToReopen = TimeSpan.FromDays(30);

    private const string News = "news";

    /// <value>Stars from which a rating counts as satisfied.</value>
    private const int SatisfiedStars = 4;

    private static readonly Dictionary<string, Func<MatterFacts, MeasureFacts, int>> ByCode = new(StringComparer.Ordinal)
    {
        ["reported"] = (matter, facts) => One(matter.IsForFiling && IsReported(matter, facts.Period)),
        ["reported-and-filed"] = (matter, facts) => One(matter.IsForFiling && IsReported(matter, facts.Period) && facts.Period.HasSeen(matter.FiledAt)),
        ["reported-with-place"] = (matter, facts) => One(IsReported(matter, facts.Period) && matter.Place is not null),
        ["reported-again"] = (matter, facts) => One(IsReported(matter, facts.Period) && facts.Repeats.Contains(matter.CaseId)),
        ["accepted"] = (matter, facts) => One(IsAccepted(matter, facts.Period)),
        ["accepted-and-closed"] = (matter, facts) => One(IsAccepted(matter, facts.Period) && IsClosed(matter, facts.Period)),
        ["accepted-and-mature"] = (matter, facts) => One(matter.IsCounted && IsMature(matter, facts.Period)),
        ["filed"] = (matter, facts) => One(IsFiled(matter, facts.Period)),
        ["filed-and-dispatched"] = (matter, facts) => One(IsFiled(matter, facts.Period) && FirstDispatch(matter, facts.Period) is not null),
        ["due-to-dispatch"] = (matter, facts) => One(IsDueToDispatch(matter, facts.Period)),
        ["dispatched-on-time"] = (matter, facts) =>
            One(IsDueToDispatch(matter, facts.Period) && FirstDispatch(matter, facts.Period) <= matter.DueToDispatchAt),
        ["dispatches"] = (matter, facts) => Dispatches(matter, facts.Period, _ => true),
        ["dispatches-kept"] = (matter, facts) => Dispatches(matter, facts.Period, dispatch => !facts.Period.HasSeen(dispatch.ReturnedAt)),
        ["due-to-handle"] = (matter, facts) => One(IsDue(matter, matter.DueToHandleAt, facts.Period)),
        ["handled-on-time"] = (matter, facts) => One(IsDue(matter, matter.DueToHandleAt, facts.Period)
            && facts.Period.HasSeen(matter.HandledAt) && matter.HandledAt <= matter.DueToHandleAt),
        ["due-to-close"] = (matter, facts) => One(IsDueToClose(matter, facts.Period)),
        ["due-and-closed"] = (matter, facts) => One(IsDueToClose(matter, facts.Period) && IsClosed(matter, facts.Period)),
        ["due-and-closed-on-time"] = (matter, facts) => One(IsDueToClose(matter, facts.Period) && IsClosed(matter, facts.Period)
            && matter.ReopenedAt.Count == 0 && matter.ClosedAt <= matter.DueToCloseAt),
        ["due-and-reworked"] = (matter, facts) => One(IsDueToClose(matter, facts.Period) && matter.Reworks > 0),
        ["due-and-extended"] = (matter, facts) => One(IsDueToClose(matter, facts.Period) && matter.Extensions > 0),
        ["closed"] = (matter, facts) => One(IsClosedWithin(matter, facts.Period)),
        ["rechecked"] = (matter, facts) => One(IsRechecked(matter, facts.Period)),
        ["rechecked-and-failed"] = (matter, facts) => One(IsRechecked(matter, facts.Period) && matter.Recheck is { HasPassed: false }),
        ["rated"] = (matter, facts) => One(IsRated(matter, facts.Period)),
        ["satisfied"] = (matter, facts) => One(IsRated(matter, facts.Period) && matter.Rating!.Stars >= SatisfiedStars),
    };

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. ByCode.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The term with this code; a formula that names another cannot be computed.</summary>
    public static Func<MatterFacts, MeasureFacts, int> Get(string code) =>
        ByCode.TryGetValue(code, out var term) ? term : throw new ArgumentException($"no term {code}", nameof(code));

    /// <summary>Whether what one matter adds hangs on other matters.</summary>
    public static bool LooksAtOthers(string code) => string.Equals(code, "reported-again", StringComparison.Ordinal);

    /// <summary>Whether the matter was closed, by its last closing, within the period.</summary>
    public static bool IsClosedWithin(MatterFacts matter, MeasurePeriod period) =>
        IsClosed(matter, period) && period.Contains(matter.ClosedAt);

    /// <summary>Whether it stands closed when the figure is taken; an end by order is none.</summary>
    public static bool IsClosed(MatterFacts matter, MeasurePeriod period) =>
        matter.IsCounted && matter.Ending is null && period.HasSeen(matter.ClosedAt);

    /// <summary>Accepted in the period, and 30 days past its first limit (past acceptance where none was set).</summary>
    /// <remarks>Neither extension nor suspension, nor never filing it, keeps a matter out. News tells of no trouble.</remarks>
    public static bool IsMature(MatterFacts matter, MeasurePeriod period) =>
        matter.Flow != News && period.Contains(matter.AcceptedAt) && (matter.FirstDueToCloseAt ?? matter.AcceptedAt) + TimeToReopen <= period.AsOf;

    /// <summary>A recheck counts when it was drawn by lot and done by others than the unit itself.</summary>
    public static bool IsFairRecheck(MatterFacts matter, MeasurePeriod period) =>
        matter.Recheck is { IsDrawn: true } recheck && period.HasSeen(recheck.At)
        && !(recheck.ByUnitId is { } byUnit && matter.WasWith(byUnit));

    private static bool IsReported(MatterFacts matter, MeasurePeriod period) => matter.IsCounted && period.Contains(matter.ReportedAt);

    private static bool IsAccepted(MatterFacts matter, MeasurePeriod period) => matter.IsCounted && period.Contains(matter.AcceptedAt);

    private static bool IsFiled(MatterFacts matter, MeasurePeriod period) => matter.IsCounted && period.Contains(matter.FiledAt);

    private static bool IsDueToDispatch(MatterFacts matter, MeasurePeriod period) => matter.IsCounted && period.Contains(matter.DueToDispatchAt);

    private static bool IsDueToClose(MatterFacts matter, MeasurePeriod period) => IsDue(matter, matter.DueToCloseAt, period);

    private static bool IsDue(MatterFacts matter, DateTimeOffset? due, MeasurePeriod period) =>
        matter.IsCounted && period.Contains(due) && !IsSuspended(matter, due!.Value);

    private static bool IsSuspended(MatterFacts matter, DateTimeOffset at)
    {
        foreach (var suspension in matter.Suspensions)
        {
            if (suspension.Start <= at && !(suspension.End <= at)) { return true; }
        }
        return false;
    }

    private static DateTimeOffset? FirstDispatch(MatterFacts matter, MeasurePeriod period) =>
        matter.Dispatches.Count > 0 && period.HasSeen(matter.Dispatches[0].At) ? matter.Dispatches[0].At : null;

    private static int Dispatches(MatterFacts matter, MeasurePeriod period, Func<DispatchFact, bool> counts) =>
        matter.IsCounted ? matter.Dispatches.Count(dispatch => period.Contains(dispatch.At) && counts(dispatch)) : 0;

    private static bool IsRechecked(MatterFacts matter, MeasurePeriod period) =>
        matter.IsCounted && period.Contains(matter.Recheck?.At) && IsFairRecheck(matter, period);

    private static bool IsRated(MatterFacts matter, MeasurePeriod period) =>
        IsClosedWithin(matter, period) && period.HasSeen(matter.Rating?.At) && matter.Rating!.Stars is >= 1 and <= 5;

    private static int One(bool holds) => holds ? 1 : 0;
}
