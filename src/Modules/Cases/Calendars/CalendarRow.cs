namespace Wangge.Cases.Calendars;

/// <summary>One version of the district's calendar; the highest is in force, and stored deadlines name theirs.</summary>
internal sealed class CalendarRow
{
    public required int Version { get; init; }

    public required CalendarDefinition Definition { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A calendar as people edit it.</summary>
/// <param name="Id">Stable, such as <c>cn-default</c>.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="Week">Weekday (0 = Sunday) → shifts as minutes of the day, half-open.</param>
/// <param name="Holidays">Days off: date → name.</param>
/// <param name="MakeUpWorkdays">Days on (调休): date, name and whose weekday's shifts are worked.</param>
/// <param name="CoveredFrom">First year whose holidays are known.</param>
/// <param name="CoveredUntil">First year whose holidays are not known.</param>
/// <param name="NormalDayMinutes">What a working day of a limit stands for.</param>
internal sealed record CalendarDefinition(
    string Id,
    string Title,
    string Zone,
    IReadOnlyDictionary<int, IReadOnlyList<int[]>> Week,
    IReadOnlyDictionary<DateOnly, string> Holidays,
    IReadOnlyList<MakeUpDay> MakeUpWorkdays,
    int CoveredFrom,
    int CoveredUntil,
    int NormalDayMinutes);

/// <param name="ShiftsOf">0 = Sunday.</param>
internal sealed record MakeUpDay(DateOnly Date, string Name, int ShiftsOf);
