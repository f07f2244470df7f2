using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Points;

/// <summary>A place that a round must visit: a school, a water or gas point, a crowded place.</summary>
internal sealed class MustCheckPoint
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in the register, such as <c>MC-0007</c>; unique in the district.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>One of <see cref="PointRules.Kinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>WGS-84 degrees.</summary>
    public required double Longitude { get; set; }

    public required double Latitude { get; set; }

    /// <summary>Of the grid that contains the place.</summary>
    public required string AreaPath { get; set; }

    /// <summary>What is asked there; all of it.</summary>
    public required ProofWay Ways { get; set; }

    /// <summary>Seconds to stay near it; 0: passing is enough.</summary>
    public required int DwellSeconds { get; set; }

    /// <summary>Days for which a printed code holds.</summary>
    public required int CodeDays { get; set; }

    /// <summary>Key of its code; never leaves the house.</summary>
    public required byte[] Secret { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Grows with each change; who edits names the copy that was edited.</summary>
    public int Version { get; set; }
}
