namespace Wangge.Contracts.Alarms;

/// <summary>What of an alarm may be told to other systems: no person, no words of anybody. Asked in a scope of the district.</summary>
public interface IAlarmFacts
{
    /// <summary>The alarm as it stands; null where there is none.</summary>
    /// <param name="version">Of <see cref="AlarmActed"/>: which act is asked for.</param>
    Task<AlarmFacts?> FindAsync(Guid alarmId, int version, CancellationToken ct);
}

/// <param name="Number">As people say it.</param>
/// <param name="Kind"><c>press</c>, <c>drill</c> or <c>test</c>, as it is now.</param>
/// <param name="Outcome"><c>real</c>, <c>false</c>, <c>drill</c> or <c>test</c>; null until it has ended.</param>
/// <param name="Way">How it came in, such as <c>mqtt</c>.</param>
/// <param name="Class">Of the device's place, such as <c>school</c>; null where somebody raised it for a place.</param>
/// <param name="Site">Name of the registered place; null where somebody raised it for a place, which may be a home.</param>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="ActedAt">When the act was received.</param>
public sealed record AlarmFacts(
    Guid AlarmId, long Number, string Kind, string? Outcome, string Way, string? Class, string? Site, string AreaPath, string? Area, double Longitude, double Latitude, DateTimeOffset ActedAt);
