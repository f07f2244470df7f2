namespace Wangge.Cases.Measuring.Folding;

/// <summary>A journal entry as far as measures read it.</summary>
/// <param name="UnitId">The unit acted for, or null.</param>
/// <param name="At">The server's time; what the phone claims is never read.</param>
/// <param name="Data">JSON of the action's <see cref="CaseData"/>.</param>
internal sealed record JournalLine(
    Guid CaseId, int Sequence, CaseAction Action, string Role, Guid ActorId, Guid? UnitId, CaseState StateBefore, CaseState StateAfter, DateTimeOffset At, string Data);
