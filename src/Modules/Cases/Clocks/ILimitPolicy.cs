using Wangge.Cases.Limits;

namespace Wangge.Cases;

/// <summary>What is laid down for one type of matter: its limits, how they are counted, and the bounds of what may be asked.</summary>
internal interface ILimitPolicy
{
    /// <summary>The version of the calendar that deadlines are computed with.</summary>
    int CalendarVersion { get; }

    CaseRules Rules => CaseRules.Default;

    /// <summary>The limit of a kind of clock, or null where there is none.</summary>
    Limit? FindLimit(CaseClockKind kind);

    /// <summary>When a clock runs out, from its limit, start, past pauses and extensions; a present pause is left out.</summary>
    DateTimeOffset DueAt(CaseClock clock);

    /// <summary>When a running clock has used a percentage of its limit and extensions.</summary>
    DateTimeOffset ReachedAt(CaseClock clock, int percent);
}
