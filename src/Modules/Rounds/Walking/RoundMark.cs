using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>What a round asks at one point, as it was when the round was made, and what that point came to.</summary>
internal sealed class RoundMark
{
    public required Guid RoundId { get; init; }

    public required Guid PointId { get; init; }

    /// <summary>Place in the plan's order, from 0.</summary>
    public required int Position { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required ProofWay Ways { get; init; }

    public required int DwellSeconds { get; init; }

    /// <summary>The asked ways that are proved.</summary>
    public ProofWay Proved { get; set; }

    /// <summary>When the last of the asked ways was first proved, by the phone's claim; null while one lacks.</summary>
    public DateTimeOffset? HitAt { get; set; }

    public bool IsLate { get; set; }

    public bool IsOutOfOrder { get; set; }

    /// <summary>When the round opens, so that a point's results of a time are found by index.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    public PointQuestion Question => new(PointId, Longitude, Latitude, Ways, TimeSpan.FromSeconds(DwellSeconds));
}
