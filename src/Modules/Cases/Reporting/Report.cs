using Wangge.Kernel.Rights;

namespace Wangge.Cases.Reporting;

/// <summary>What someone told. Its words and its reporter stand in rows of their own, which can be erased.</summary>
internal sealed class Report
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>What people say aloud.</summary>
    public required long Number { get; init; }

    /// <summary>The case that it became; changes when cases are merged.</summary>
    public required Guid CaseId { get; set; }

    public required Guid TypeId { get; init; }

    public required CaseSource Source { get; init; }

    /// <summary>The account that sent it; empty for residents.</summary>
    public required Guid ActorId { get; init; }

    public string? AreaPath { get; init; }

    public Guid? GridId { get; init; }

    /// <summary>WGS-84 degrees.</summary>
    [Personal("place of the matter, which may be a home", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public double? Longitude { get; init; }

    [Personal("place of the matter, which may be a home", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public double? Latitude { get; init; }

    /// <summary>A claim, shown.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>"Me too": its reporter joined a matter that was reported before; it tells nothing itself.</summary>
    public bool IsJoin { get; init; }

    /// <summary>SHA-256 of the follow link's secret (ADR 0004).</summary>
    public required byte[] FollowHash { get; init; }

    /// <summary>Code of the attribute → value, as the type asks.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; set; } = new Dictionary<string, string>();
}
