using Wangge.Kernel.Outbox;

namespace Wangge.Contracts.Rounds;

/// <summary>A round came to another state: begun, complete or missed. A late proof can make a missed one complete.</summary>
/// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
public sealed record RoundJudged(Guid RoundId, string AreaPath, string State) : INotice;
