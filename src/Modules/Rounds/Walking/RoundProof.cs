using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>A code or photo that a walker sent. Kept also where it does not count: nothing that was sent is lost.</summary>
internal sealed class RoundProof
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid PointId { get; init; }

    public required Guid AccountId { get; init; }

    public required ProofWay Way { get; init; }

    /// <summary>When the phone says that it was: a claim, shown.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Of a photo; null for a code.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why it does not count, as a code; null where it does.</summary>
    public string? Doubt { get; init; }
}
