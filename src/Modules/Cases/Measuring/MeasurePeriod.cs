namespace Wangge.Cases.Measuring;

/// <summary>A span of time that is measured, half-open, and the moment up to which facts count.</summary>
/// <param name="Start">First instant; its offset from UTC also says where months begin.</param>
/// <param name="End">First instant after it.</param>
/// <param name="AsOf">What came at or after this instant is not seen, so that a figure can be computed again later.</param>
internal sealed record MeasurePeriod(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset AsOf)
{
    /// <summary>Whether an instant lies within the period.</summary>
    public bool Contains(DateTimeOffset? instant) => instant >= Start && instant < End;

    /// <summary>Whether this had happened when the figure was taken.</summary>
    public bool HasSeen(DateTimeOffset? instant) => instant < AsOf;

    /// <summary>Months since year 0, in the period's own offset.</summary>
    public int MonthOf(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Start.Offset);
        return local.Year * 12 + local.Month - 1;
    }
}
