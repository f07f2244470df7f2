using Wangge.Kernel.Rights;

namespace Wangge.Cases.Grouping;

/// <summary>Reports that probably tell of one thing: a suggestion, until a person accepts it as one case.</summary>
internal sealed class CaseGroup
{
    public required Guid Id { get; init; }

    /// <summary>Of the first report.</summary>
    public required Guid TypeId { get; init; }

    /// <summary>The longest path that covers every member.</summary>
    public required string AreaPath { get; set; }

    /// <summary>The middle of its members, WGS-84 degrees.</summary>
    [Personal("the middle of reported places", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public required double Longitude { get; set; }

    [Personal("the middle of reported places", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public required double Latitude { get; set; }

    public required int Members { get; set; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }

    /// <summary>The case that it was accepted as; null while it is only suggested.</summary>
    public Guid? AcceptedCaseId { get; set; }

    public int Version { get; set; }
}

/// <summary>A case in a group; at most one group a case.</summary>
internal sealed class CaseGroupMember
{
    public required Guid CaseId { get; init; }

    public required Guid GroupId { get; set; }

    /// <summary>The case's place in the order of receipt.</summary>
    public required long CaseSeq { get; init; }
}
