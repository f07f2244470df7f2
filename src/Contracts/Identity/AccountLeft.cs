using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Identity;

/// <summary>Someone left the service: what was assigned to the account goes to its successor.</summary>
public sealed record AccountLeft(Guid AccountId, Guid SuccessorId) : INotice;

/// <summary>An account's roles were granted or ended.</summary>
public sealed record RolesChanged(Guid AccountId) : INotice;
