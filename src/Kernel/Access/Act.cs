namespace Wangge.Kernel.Access;

/// <summary>One thing done by someone: what a journal entry, an audit leaf and a repeat are told of it.</summary>
/// <param name="Id">The client's id of this act (UUIDv7); a repeat with it changes nothing.</param>
/// <param name="ActorId">Account, device or key that acts; <see cref="Guid.Empty"/> for the system itself and for residents without an account.</param>
/// <param name="HappenedAt">When the client says that it happened: a claim, shown but never computed with.</param>
/// <param name="ReceivedAt">When the server received it; drives clocks, measures and order.</param>
public sealed record Act(Guid Id, Guid ActorId, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt);
