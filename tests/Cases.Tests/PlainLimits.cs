using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests;

/// <summary>Counts real time, day and night, so that tests reckon in their heads.</summary>
internal sealed record PlainLimits : ILimitPolicy
{
    public int CalendarVersion { get; init; } = 7;

    public CaseRules Rules { get; init; } = CaseRules.Default;

    /// <summary>Of the type, in hours.</summary>
    public decimal HandleHours { get; init; } = 10;

    /// <summary>Null for a type where repairing is making safe.</summary>
    public decimal? MakeSafeHours { get; init; }

    public Limit? FindLimit(CaseClockKind kind) => kind switch
    {
        CaseClockKind.Handle => Limit.EmergencyHours(HandleHours),
        CaseClockKind.MakeSafe => MakeSafeHours is { } hours ? Limit.EmergencyHours(hours) : null,
        CaseClockKind.Verify or CaseClockKind.Check => Limit.EmergencyHours(0.5m),
        CaseClockKind.CallBack => Limit.EmergencyHours(24),
        _ => Limit.EmergencyHours(0.25m),
    };

    public DateTimeOffset DueAt(CaseClock clock) => ReachedAt(clock, 100);

    public DateTimeOffset ReachedAt(CaseClock clock, int percent)
    {
        var hours = clock.Limit.Amount + clock.Extensions.Sum(more => more.Amount);
        var reached = clock.StartedAt + TimeSpan.FromHours((double)(hours * percent / 100));
        foreach (var pause in clock.Pauses.Where(pause => pause.From < reached))
        {
            reached += pause.Until - pause.From;
        }

        return reached;
    }
}
