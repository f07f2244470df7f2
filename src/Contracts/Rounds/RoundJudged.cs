using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Rounds;

/// <summary>A round came to another state: begun, complete or missed. A late proof can make a missed one complete.</summary>
/// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
/// <param name="WalkerUnitId">The unit in charge whose people walk it, or null.</param>
public sealed record RoundJudged(Guid RoundId, string AreaPath, string State, Guid? WalkerUnitId = null) : INotice;
