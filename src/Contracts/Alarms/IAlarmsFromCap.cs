using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Contracts.Alarms;

/// <summary>The one way by which another system's warning becomes an alarm, or a note on one. Asked in a scope of the district; safe on disk before it answers.</summary>
public interface IAlarmsFromCap
{
    /// <summary>Raises it; a second one with the same id is the same alarm. Refuses with <c>alarms.bad-place</c>.</summary>
    /// <param name="by">The other system's key.</param>
    Task<AlarmFromCap> RaiseAsync(CapAlarm alarm, Actor by, CancellationToken ct);

    /// <summary>Notes what the other system says of an alarm, also of one that has ended; a second one with the same id changes nothing. Refuses with <c>alarms.unknown</c>.</summary>
    Task<AlarmNoted> NoteAsync(CapNote note, Actor by, CancellationToken ct);
}

/// <summary>A warning whose place lies in the district.</summary>
/// <param name="AlarmId">Made of what names the message, so that it is the same whenever it comes.</param>
/// <param name="Kind"><c>press</c>, <c>drill</c> or <c>test</c>.</param>
/// <param name="Place">In words, 1–80 characters.</param>
/// <param name="Words">What is said, at most 2,000 characters, or null.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="HappenedAt">A claim.</param>
public sealed record CapAlarm(Guid AlarmId, string Kind, string Place, string? Words, double Longitude, double Latitude, DateTimeOffset HappenedAt);

/// <param name="NoteId">The same whenever the message comes.</param>
/// <param name="What">A code: <c>cap-update</c>, <c>cap-cancel</c>, <c>cap-ack</c> or <c>cap-error</c>.</param>
/// <param name="Words">At most 2,000 characters, or null.</param>
public sealed record CapNote(Guid NoteId, Guid AlarmId, string What, string? Words, DateTimeOffset HappenedAt);

/// <summary>What came of it.</summary>
/// <param name="Number">As people say it; 0 where it was refused.</param>
/// <param name="IsNew">False where it was one already.</param>
public sealed record AlarmFromCap(long Number, bool IsNew, Refusal? Refusal);

/// <inheritdoc cref="AlarmFromCap"/>
public sealed record AlarmNoted(long Number, string AreaPath, Refusal? Refusal);
