namespace Wangge.Rounds.Judging;

/// <summary>What a round asks: its points and until when.</summary>
/// <param name="OpensAt">Proof before it does not count.</param>
/// <param name="DueAt">From here on a point is late.</param>
/// <param name="ClosesAt">From here on nothing counts: what is not proved is missed.</param>
/// <param name="IsOrdered">Whether the points' order is asked for.</param>
/// <param name="Points">In the plan's order.</param>
internal sealed record RoundQuestion(DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt, bool IsOrdered, IReadOnlyList<PointQuestion> Points);

/// <summary>What is asked at one point.</summary>
/// <param name="Ways">All of these.</param>
/// <param name="Dwell">How long one must stay near it without a break; zero: passing is enough.</param>
internal sealed record PointQuestion(Guid PointId, double Longitude, double Latitude, ProofWay Ways, TimeSpan Dwell);

/// <summary>A code or a photo that counts.</summary>
/// <param name="At">When the phone says that it was: a claim.</param>
internal readonly record struct SentProof(Guid PointId, ProofWay Way, DateTimeOffset At);

/// <summary>All that has arrived of a round and counts.</summary>
/// <param name="IsBegun">Somebody said that they began.</param>
/// <param name="Tracks">The fixes of each walker apart.</param>
internal sealed record Evidence(bool IsBegun, IReadOnlyList<IReadOnlyList<Fix>> Tracks, IReadOnlyList<SentProof> Proofs);
