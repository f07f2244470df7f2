namespace Wangge.Cases;

/// <summary>One act on a case, for ever. Holds ids, codes, instants and numbers; words stand elsewhere under <see cref="Id"/> and can be erased.</summary>
/// <param name="Id">The act's own id.</param>
/// <param name="Sequence">1 for the first act on the case, then one more each; order never depends on a clock.</param>
/// <param name="Role">Wire name of <see cref="CaseRoles"/> that the actor acted in.</param>
/// <param name="ActorId">An account, or <see cref="Guid.Empty"/> for the system and for reporters without one.</param>
/// <param name="UnitId">The unit for which it was done, or null.</param>
/// <param name="HappenedAt">What the client claims; shown, never computed with.</param>
/// <param name="ReceivedAt">The server's; drives clocks and measures.</param>
/// <param name="ReasonCode">Lower case with hyphens; null where none was asked.</param>
/// <param name="Data">Compact JSON of the action's <see cref="CaseData"/>.</param>
internal sealed record CaseJournalEntry(
    Guid Id,
    Guid CaseId,
    int Sequence,
    CaseAction Action,
    string Role,
    Guid ActorId,
    Guid? UnitId,
    CaseState StateBefore,
    CaseState StateAfter,
    DateTimeOffset HappenedAt,
    DateTimeOffset ReceivedAt,
    string? ReasonCode,
    string Data)
{
    /// <summary>What the action recorded beside who and when.</summary>
    public T Read<T>() where T : CaseData => CaseJson.Read<T>(Data);

    /// <summary>The clocks that this act started, paused, resumed, moved or stopped, in order: what measures read.</summary>
    public IReadOnlyList<CaseClock> Clocks => Read<CaseData>().Clocks ?? [];
}
