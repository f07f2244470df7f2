using Wangge.Kernel.Rights;

namespace Wangge.Rounds.Walking;

/// <summary>Fixes of a walker on duty during a round, as one sending brought them. Gone after 30 days; what the round came to stays.</summary>
internal sealed class RoundTrack
{
    /// <summary>How long fixes are kept. Source: RIGHTS, "raw points are deleted in 30 days".</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public long Seq { get; set; }

    public required Guid RoundId { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    [Personal("where a walker on duty was during a round, to judge which points were visited", "the grid service's duty; PIPL art. 13 (1) 2, 3", "retention.position")]
    public required byte[] Fixes { get; init; }
}
