using System.Text.Json.Serialization;
using Wangge.Cases.Limits;

namespace Wangge.Cases;

/// <summary>What a clock of a case measures. Source: DOMAIN 3, column "clock".</summary>
internal enum CaseClockKind
{
    Accept,
    Verify,
    File,
    Dispatch,

    /// <summary>The limit of the type, from dispatch to feedback (修复).</summary>
    Handle,

    /// <summary>Until nobody can come to harm (先行处置); runs beside <see cref="Handle"/> and is never suspended.</summary>
    MakeSafe,
    Check,
    CallBack,
}

/// <summary>An amount of limit as journals keep it.</summary>
/// <param name="Amount">Greater than 0 for an extension; in <paramref name="Unit"/>.</param>
internal sealed record CaseSpan(decimal Amount, LimitUnit Unit)
{
    public Limit ToLimit() => new(Amount, Unit);

    public static CaseSpan Of(Limit limit) => new(limit.Amount, limit.Unit);
}

/// <summary>A stretch <c>[From, Until)</c> that does not count.</summary>
internal sealed record CasePause(DateTimeOffset From, DateTimeOffset Until);

/// <summary>One running, standing or stopped clock; immutable. All that its deadline depends on is kept, so that nothing is lost when the limit changes.</summary>
/// <param name="UnitId">Whose clock it is, for <see cref="CaseClockKind.Handle"/> and <see cref="CaseClockKind.MakeSafe"/> of a unit; null otherwise.</param>
/// <param name="Round">How often the case had been reopened when it started; a reopened case begins new clocks.</param>
/// <param name="DueAt">While the clock stands: what it would be, had it gone on at once.</param>
/// <param name="CalendarVersion">Of the calendar that computed <paramref name="DueAt"/>.</param>
internal sealed record CaseClock(CaseClockKind Kind, Guid? UnitId, int Round, CaseSpan Limit, DateTimeOffset StartedAt, DateTimeOffset DueAt, int CalendarVersion)
{
    /// <summary>Past pauses in order; the present one is <see cref="PausedSince"/>.</summary>
    public IReadOnlyList<CasePause> Pauses { get; init; } = [];

    public IReadOnlyList<CaseSpan> Extensions { get; init; } = [];

    public DateTimeOffset? PausedSince { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Whether it was stopped at its deadline or before; null while it is not stopped, or when it was given up while it stood.</summary>
    public bool? OnTime { get; init; }

    [JsonIgnore]
    public bool Runs => PausedSince is null && StoppedAt is null;

    /// <summary>Stopped while it stood: neither kept nor missed.</summary>
    [JsonIgnore]
    public bool IsGivenUp => StoppedAt is not null && OnTime is null;

    /// <summary>A clock that runs from an instant on; null where this kind has no limit.</summary>
    public static CaseClock? Start(CaseClockKind kind, Guid? unitId, int round, DateTimeOffset at, ILimitPolicy limits) =>
        limits.FindLimit(kind) is { } limit ? Computed(new CaseClock(kind, unitId, round, CaseSpan.Of(limit), at, at, 0), limits) : null;

    public CaseClock Pause(DateTimeOffset at) => Runs ? this with { PausedSince = NotBeforeLast(at) } : this;

    /// <summary>Lets a clock that stands or was stopped go on; the time between does not count.</summary>
    public CaseClock Resume(DateTimeOffset at, ILimitPolicy limits)
    {
        if ((PausedSince ?? StoppedAt) is not { } since) { return this; }

        var pause = new CasePause(since, at < since ? since : at);
        return Computed(this with { Pauses = [.. Pauses, pause], PausedSince = null, StoppedAt = null, OnTime = null }, limits);
    }

    public CaseClock Stop(DateTimeOffset at)
    {
        if (StoppedAt is not null) { return this; }

        var stoppedAt = NotBeforeLast(at);
        return this with { StoppedAt = stoppedAt, OnTime = PausedSince is null ? stoppedAt <= DueAt : null, PausedSince = null };
    }

    public CaseClock Extend(CaseSpan more, ILimitPolicy limits) => Computed(this with { Extensions = [.. Extensions, more] }, limits);

    /// <summary>Puts another limit in place from the start on; pauses and extensions stay.</summary>
    public CaseClock ChangeLimit(Limit limit, ILimitPolicy limits) => Computed(this with { Limit = CaseSpan.Of(limit) }, limits);

    private static CaseClock Computed(CaseClock clock, ILimitPolicy limits) => clock with { DueAt = limits.DueAt(clock), CalendarVersion = limits.CalendarVersion };

    /// <summary>The server's clock may be set back; a clock's stretches stay in order all the same.</summary>
    private DateTimeOffset NotBeforeLast(DateTimeOffset at)
    {
        var last = PausedSince ?? (Pauses.Count > 0 ? Pauses[^1].Until : StartedAt);
        return at < last ? last : at;
    }
}
