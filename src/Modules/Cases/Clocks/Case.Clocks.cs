namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Of the time from a clock's start to its deadline, as the day passes. Source: glossary, "due soon".</summary>
    private const double SoonShare = 0.8;

    /// <summary>The clock of the type's limit, of the present lead unit or of whoever works on it; null before it began.</summary>
    private CaseClock? HandleClock => LimitClockOf(CaseClockKind.Handle);

    private CaseClock? ClockOf(CaseClockKind kind, Guid? unitId) => Clocks.FirstOrDefault(clock => clock.Kind == kind && clock.UnitId == unitId);

    /// <summary>A clock of the present lead unit that began since the case was last reopened.</summary>
    private CaseClock? LimitClockOf(CaseClockKind kind) => ClockOf(kind, LeadUnitId) is { } clock && clock.Round == ReopenCount ? clock : null;

    /// <summary>Stops the clock of the state that is left and starts that of the one that is entered.</summary>
    private void MoveStepClocks(ClockChanges clocks, CaseState after)
    {
        if (after == State) { return; }

        // The acceptor is not to blame for the time that somebody else looks.
        if (after == CaseState.Verifying) { clocks.Pause(CaseClockKind.Accept); }
        else if (State.StepClock() is { } left) { clocks.Stop(left); }

        if (after.IsEnd()) { clocks.StopAll(); }

        if (State is CaseState.Verifying or CaseState.Merged && after == CaseState.Reported) { clocks.ResumeOrStart(CaseClockKind.Accept, null); }
        else if (after.StepClock() is { } entered) { clocks.Start(entered); }
    }

    private void ReadDeadlines()
    {
        var step = State.StepClock() is { } kind && ClockOf(kind, null) is { Runs: true } running ? running : null;
        var leading = step ?? (HandleClock is { Runs: true } handling ? handling : null);
        StepDueAt = step?.DueAt;
        HandleDueAt = HandleClock?.DueAt;
        DueOrder = leading?.DueAt ?? Never;
        SoonAt = leading is null ? Never : leading.StartedAt + new TimeSpan((long)((leading.DueAt - leading.StartedAt).Ticks * SoonShare) / 10 * 10);
        MakeSafeDueAt = LimitClockOf(CaseClockKind.MakeSafe)?.DueAt;
    }
}
