namespace Wangge.Rounds.Walking;

/// <summary>Someone who began to walk a round: their fixes during it are looked at, nobody else's.</summary>
internal sealed class RoundWalker
{
    public required Guid RoundId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>When the server was first told.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The accounts that walk a round which may still be judged anew; of this process's memory, dropped when somebody begins and read anew each hour.</summary>
/// <param name="Until">Until when each account's fixes may still change what a round came to.</param>
internal sealed record WalkingAccounts(IReadOnlyDictionary<Guid, DateTimeOffset> Until, DateTimeOffset ReadAt)
{
    private static readonly TimeSpan ReadFor = TimeSpan.FromHours(1);

    public bool Walks(Guid accountId, DateTimeOffset now) => Until.TryGetValue(accountId, out var until) && now < until;

    public bool IsOld(DateTimeOffset now) => now - ReadAt >= ReadFor;
}
