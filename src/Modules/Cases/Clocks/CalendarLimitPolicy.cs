using Wangge.Cases.Limits;

namespace Wangge.Cases;

/// <summary>Counts by a business calendar.</summary>
/// <param name="limits">The limits of the case's type and of its steps; a kind that is absent has no clock.</param>
internal sealed class CalendarLimitPolicy(LimitClock clock, IReadOnlyDictionary<CaseClockKind, Limit> limits, CaseRules rules) : ILimitPolicy
{
    private const string Paused = "paused";

    /// <summary>What the steps before and after handling are given until a district decides otherwise. Source: DOMAIN 3.</summary>
    public static IReadOnlyDictionary<CaseClockKind, Limit> DefaultStepLimits { get; } = new Dictionary<CaseClockKind, Limit>
    {
        [CaseClockKind.Accept] = Limit.WorkingHours(0.25m),
        [CaseClockKind.Verify] = Limit.WorkingHours(0.5m),
        [CaseClockKind.File] = Limit.WorkingHours(0.25m),
        [CaseClockKind.Dispatch] = Limit.WorkingHours(0.25m),
        [CaseClockKind.Check] = Limit.WorkingHours(0.5m),
        [CaseClockKind.CallBack] = Limit.WorkingDays(1),
    };

    public int CalendarVersion => clock.Calendar.Name.Version;

    public CaseRules Rules => rules;

    public Limit? FindLimit(CaseClockKind kind) => limits.TryGetValue(kind, out var limit) ? limit : null;

    public DateTimeOffset DueAt(CaseClock clockOfCase) =>
        clock.DeadlineOf(RunOf(clockOfCase))?.DueAt ?? throw new InvalidOperationException("Only ended pauses are counted.");

    public DateTimeOffset ReachedAt(CaseClock clockOfCase, int percent) =>
        clock.ReachedAt(RunOf(clockOfCase), percent) ?? throw new InvalidOperationException("Only ended pauses are counted.");

    private static LimitRun RunOf(CaseClock clockOfCase)
    {
        var run = LimitRun.Begin(clockOfCase.StartedAt, clockOfCase.Limit.ToLimit());
        run = clockOfCase.Extensions.Aggregate(run, (before, more) => before.Extend(more.ToLimit()));
        return clockOfCase.Pauses.Aggregate(run, (before, pause) => before.Pause(pause.From, Paused, pause.Until));
    }
}
