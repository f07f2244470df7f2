namespace Wangge.Cases.Limits.Explaining;

/// <summary>One step from a start to its deadline.</summary>
/// <param name="From">In the calendar's local time.</param>
/// <param name="To">In the calendar's local time; null for a pause whose end nobody knows.</param>
/// <param name="Name">The holiday's name, the pause's reason or the extension; null where the kind says all.</param>
/// <param name="Counted">What this step counts. All steps together count the limit and its extensions.</param>
/// <param name="Left">What is left after it of the time granted so far.</param>
internal sealed record DueStep(DateTimeOffset From, DateTimeOffset? To, DueStepKind Kind, string? Name, TimeSpan Counted, TimeSpan Left);

/// <summary>What a step is.</summary>
internal enum DueStepKind
{
    /// <summary>Counted: a shift, or the part of it that fell to the limit.</summary>
    Shift,

    /// <summary>Counted: a shift of a make-up workday 调休.</summary>
    MakeUpShift,

    /// <summary>Counted: real time of an emergency limit.</summary>
    EmergencyTime,

    /// <summary>Counted: calendar days.</summary>
    CalendarTime,

    /// <summary>Not counted: between two shifts of a day.</summary>
    Break,

    /// <summary>Not counted: between two workdays.</summary>
    Night,

    /// <summary>Not counted: days whose weekday has no shift, with the nights around them.</summary>
    Weekend,

    /// <summary>Not counted: days of a holiday, with the nights around them.</summary>
    Holiday,

    /// <summary>Not counted: the clock stood.</summary>
    Pause,

    /// <summary>An instant: the time granted before was used up and an extension goes on.</summary>
    Extension,

    /// <summary>Several steps in one, so that the list stays short; counts what they count.</summary>
    Together,
}
