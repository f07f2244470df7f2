namespace Wangge.Dispatch.Positions;

/// <summary>Which positions are believed and how long they count; section <c>Positions</c> of the configuration.</summary>
internal sealed class PositionOptions
{
    /// <summary>How long raw fixes are kept after the time that they claim.</summary>
    /// <value>30 days at most, which is the default. Source: RIGHTS, "raw points are deleted in 30 days".</value>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A dot is marked as stale once nothing newer was heard for this long.</summary>
    /// <value>Default 2 minutes.</value>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A stale dot leaves the picture after this.</summary>
    /// <value>Default 30 minutes.</value>
    public TimeSpan GoneAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A source's clock may be this much ahead of the server's.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan MostAhead { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What a phone kept while it was offline is taken until it is this old.</summary>
    /// <value>Default 7 days.</value>
    public TimeSpan Oldest { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A position farther than this from the rectangle around the district's grids is none of ours.</summary>
    /// <value>Kilometres, default 50.</value>
    public double FarthestKilometres { get; set; } = 50;

    /// <summary>Faster than this nothing of the district moves.</summary>
    /// <value>Kilometres an hour, default 250.</value>
    public double FastestKilometresPerHour { get; set; } = 250;

    /// <summary>So many fixes in a row that agree with one another are believed, however far they are from the one before them.</summary>
    /// <value>Default 3.</value>
    public int BelievedInRow { get; set; } = 3;
}
