namespace Wangge.Contracts.Rounds;

/// <summary>Brings in inspections together with their past: for the demo, for what another system kept. Asked in a scope of the district.</summary>
public interface IInspectionHistory
{
    /// <summary>Plays what was done in the order of time under the same rules as an act of today, and stores what came of it. Nobody is told of the past.</summary>
    /// <exception cref="InvalidOperationException">A checklist is not there, or an act was refused: the message says which and why.</exception>
    Task BringInAsync(IReadOnlyList<PastInspection> inspections, CancellationToken ct);
}

/// <summary>An inspection as it was. Items that are not among the defects were in order, with the evidence that they ask.</summary>
/// <param name="Checklist">Code of the checklist; done by the version in force.</param>
/// <param name="Evidence">A photo that shows what was in order, by SHA-256.</param>
/// <param name="DoneAt">Null: it is planned and not done yet.</param>
public sealed record PastInspection(
    Guid Id, string Checklist, string Premises, string AreaPath, double? Longitude, double? Latitude, PastActor Planner, DateTimeOffset PlannedAt, DateTimeOffset DueAt,
    PastActor Inspector, DateTimeOffset? DoneAt, string Evidence, IReadOnlyList<PastDefect> Defects);

/// <summary>What was found at one item, and how far it went; what is null was not done yet.</summary>
/// <param name="Photo">As it was found, by SHA-256.</param>
public sealed record PastDefect(Guid Id, string Item, string Words, string Photo, PastOrder? Order = null, PastFix? Fix = null, PastCheck? Recheck = null);

/// <param name="UnitId">Null: the premises, where <paramref name="Contact"/> was told.</param>
public sealed record PastOrder(PastActor By, DateTimeOffset At, Guid? UnitId, string? Contact);

public sealed record PastFix(PastActor By, DateTimeOffset At, string Words, string Photo);

/// <param name="Words">Needed where it had not passed.</param>
public sealed record PastCheck(PastActor By, DateTimeOffset At, bool HasPassed, string? Words, string Photo);

/// <summary>Who did it, in which role.</summary>
/// <param name="UnitId">For roles at a unit.</param>
public sealed record PastActor(Guid AccountId, string Role, Guid? UnitId = null);
