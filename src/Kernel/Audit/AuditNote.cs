using Wangge.Kernel.Access;

namespace Wangge.Kernel.Audit;

/// <summary>What an audit leaf says: ids and codes only.</summary>
/// <param name="ActorId">Who; <see cref="Guid.Empty"/> for the system and for residents without an account.</param>
/// <param name="ActorKind">Of what kind the actor is.</param>
/// <param name="Action">What, as a code such as <c>cases.dispatch</c>.</param>
/// <param name="SubjectKind">Of what kind the thing acted on is, such as <c>case</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="AreaPath">Where, or null.</param>
/// <param name="Purpose">Why personal detail was read, as a code; null for writes.</param>
/// <param name="Data">JSON of ids and codes made by <see cref="AuditData"/>, or null.</param>
/// <param name="Erasable">Words that the leaf answers for, or null; committed to with a salt, so that erasing the salt cuts the tie.</param>
public sealed record AuditNote(
    Guid ActorId,
    AuditActorKind ActorKind,
    string Action,
    string SubjectKind,
    Guid SubjectId,
    string? AreaPath = null,
    string? Purpose = null,
    string? Data = null,
    byte[]? Erasable = null)
{
    /// <summary>A note of what this actor does.</summary>
    public static AuditNote By(
        Actor actor, string action, string subjectKind, Guid subjectId, string? areaPath = null, string? purpose = null, string? data = null, byte[]? erasable = null) =>
        new(actor.Id, KindOf(actor.Kind), action, subjectKind, subjectId, areaPath, purpose, data, erasable);

    /// <summary>How a kind of actor stands in leaves.</summary>
    public static AuditActorKind KindOf(ActorKind kind) => kind switch
    {
        Access.ActorKind.System => AuditActorKind.System,
        Access.ActorKind.Account => AuditActorKind.Account,
        Access.ActorKind.Device => AuditActorKind.Device,
        Access.ActorKind.Resident => AuditActorKind.Resident,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
