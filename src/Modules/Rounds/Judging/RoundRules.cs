namespace Wangge.Rounds.Judging;

/// <summary>By what rounds are judged; bound to <c>Rounds</c> of the configuration. Phones are told them, so that they judge alike without reception.</summary>
/// <remarks>Source: DOMAIN 7 "round"; ADR 0024. Defaults are of this house, not of a standard.</remarks>
internal sealed class RoundRules
{
    /// <value>How near a position must come to a must-check point; metres, default 50.</value>
    public double RadiusMetres { get; set; } = 50;

    /// <value>The longest time between two fixes whose straight way between is believed; default 2 minutes.</value>
    public TimeSpan LongestGap { get; set; } = TimeSpan.FromMinutes(2);

    /// <value>The longest straight way between two fixes that is believed; metres, default 1,000.</value>
    public double LongestStepMetres { get; set; } = 1_000;

    /// <value>Faster than this between two fixes is a fault of the positioning; metres a second, default 40.</value>
    public double FastestMetresPerSecond { get; set; } = 40;

    /// <value>A fix that says it is worse than this is not counted; metres, default 100.</value>
    public double WorstAccuracyMetres { get; set; } = 100;

    /// <value>How far a phone's clock may run ahead; default 10 minutes.</value>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <value>How long after a round's end proofs may still arrive and judge it anew; default 72 hours. Must stay below the 30 days that fixes are kept.</value>
    public TimeSpan ArrivalGrace { get; set; } = TimeSpan.FromHours(72);

    /// <value>How long a printed code still counts after its period: time to hang the next sheet; default 1 day.</value>
    public TimeSpan CodeGrace { get; set; } = TimeSpan.FromDays(1);

    /// <value>How far a photo's own place may lie from the point; metres, default 200.</value>
    public double PhotoMetres { get; set; } = 200;

    /// <value>How far ahead rounds are made, so that phones have them before reception ends; default 36 hours.</value>
    public TimeSpan MadeAhead { get; set; } = TimeSpan.FromHours(36);
}
