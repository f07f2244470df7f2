namespace Wangge.Dispatch.Units;

/// <summary>Why a unit that says it is on duty does not count; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum Unstaffed
{
    /// <summary>It has a crew, and none of them is on duty.</summary>
    NobodyOnDuty,

    /// <summary>Its shift has not begun or is over.</summary>
    OutOfShift,
}

/// <summary>Whether somebody is there who could go. A unit without a crew (a car that a tracker tells of) and without a shift has no such rule. Pure.</summary>
internal static class Staffing
{
    /// <param name="onDuty">Accounts on duty.</param>
    /// <param name="clock">The district's.</param>
    /// <returns>Null where it counts, and of what is off or at work, which needs no more to be said.</returns>
    public static Unstaffed? Of(PatrolUnit unit, IReadOnlySet<Guid> onDuty, TimeOnly clock) =>
        unit.State == UnitState.Off || unit.IsWorking ? null
        : unit.CrewIds.Count > 0 && !unit.CrewIds.Any(onDuty.Contains) ? Unstaffed.NobodyOnDuty
        : IsOnShift(unit.ShiftFrom, unit.ShiftTo, clock) ? null
        : Unstaffed.OutOfShift;

    /// <summary>Whether a shift holds at an hour; half-open, over midnight where its end comes first, at all hours where none is set or both ends are the same.</summary>
    public static bool IsOnShift(TimeOnly? shiftFrom, TimeOnly? shiftTo, TimeOnly at) =>
        (shiftFrom, shiftTo) is not ({ } from, { } to) || from == to || (from < to ? at >= from && at < to : at >= from || at < to);
}
