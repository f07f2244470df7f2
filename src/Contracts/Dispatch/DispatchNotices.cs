using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Dispatch;

/// <summary>A patrol unit's state changed, and it is safe.</summary>
/// <param name="State">Such as <c>free</c>.</param>
/// <param name="AreaPath">The area that it belongs to.</param>
public sealed record UnitStateChanged(Guid UnitId, string State, string AreaPath) : INotice;

/// <summary>Something was done in an operation, and it is safe.</summary>
/// <param name="SubjectKind"><c>case</c>, <c>alarm</c> or <c>place</c>.</param>
/// <param name="Action">Such as <c>send</c>, <c>arrive</c>.</param>
/// <param name="UnitId">The unit that it concerns, or null.</param>
/// <param name="UnitState">Where that unit now stands, or null.</param>
/// <param name="Version">Entries in its journal.</param>
/// <param name="ActorId">Who did it; empty for the system, by a position.</param>
/// <param name="HappenedAt">Claimed; so null in a notice of an earlier version.</param>
/// <param name="ReceivedAt">Server's time.</param>
/// <param name="Reason">Code of the reason, of a decline or a recall, or null.</param>
/// <param name="IsAtPost">The unit holds a post of a cordon: that it is there says nothing of the matter itself.</param>
public sealed record OperationActed(
    Guid OperationId, string SubjectKind, Guid? SubjectId, string AreaPath, Guid EntryId, string Action, string State, Guid? UnitId, string? UnitState, int Version,
    Guid ActorId = default, DateTimeOffset? HappenedAt = null, DateTimeOffset? ReceivedAt = null, string? Reason = null, bool IsAtPost = false) : INotice;
