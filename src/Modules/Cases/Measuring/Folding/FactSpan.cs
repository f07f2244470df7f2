namespace Wangge.Cases.Measuring.Folding;

/// <summary>From when to when a matter can count in anything.</summary>
internal static class FactSpan
{
    /// <summary>Its last instant, deadlines too.</summary>
    /// <param name="changedAt">When its last entry or recheck came in.</param>
    public static DateTimeOffset LastOf(MatterFacts facts, DateTimeOffset changedAt)
    {
        var last = changedAt;
        foreach (var at in (ReadOnlySpan<DateTimeOffset?>)
        [
            facts.DueToDispatchAt, facts.DueToHandleAt, facts.DueToCloseAt, facts.FirstDueToCloseAt,
        ])
        {
            if (at > last) { last = at.Value; }
        }

        return last;
    }

    /// <summary>The earliest last instant of what a period looks at: repeats look back 30 days.</summary>
    public static DateTimeOffset FirstOf(MeasurePeriod period) => period.Start - NearbyMatters.Span;
}
