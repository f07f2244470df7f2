namespace Wangge.Rounds.Walking;

/// <summary>A code or a photo at a point, as a phone sends it.</summary>
/// <param name="ProofId">The client's id (UUIDv7).</param>
/// <param name="Way"><c>code</c> or <c>photo</c>.</param>
/// <param name="HappenedAt">What the phone says.</param>
/// <param name="Code">What was scanned or typed, for <c>code</c>.</param>
/// <param name="Sha256">Of a photo that was sent before, for <c>photo</c>.</param>
public sealed record SentClaim(
    Guid ProofId, Guid PointId, [Required, MaxLength(10)] string Way, DateTimeOffset HappenedAt, [MaxLength(200)] string? Code = null, [MaxLength(64)] string? Sha256 = null);

/// <summary>What became of a proof.</summary>
/// <param name="Doubt">Why it does not count, as a code; null where it does.</param>
public sealed record ClaimFate(Guid ProofId, string? Doubt);
