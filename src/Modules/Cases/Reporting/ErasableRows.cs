using Wangge.Kernel.Rights;

namespace Wangge.Cases.Reporting;

/// <summary>Words of a report or of an act, apart from journal and leaf, so that they can be erased.</summary>
internal sealed class Words
{
    /// <summary>The report's id, or the journal entry's.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The case in whose story they are shown.</summary>
    public required Guid CaseId { get; set; }

    /// <summary>For what a reporter added later, by the link: their report, with which it is erased; null otherwise.</summary>
    public Guid? ReportId { get; init; }

    [Personal("the matter as its reporter or handler tells it", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public required string Text { get; init; }

    /// <summary>Where, as the reporter says it.</summary>
    [Personal("place of the matter", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public string? PlaceText { get; init; }
}

/// <summary>How a resident who reported may be answered; seen by acceptors alone, with a purpose, never by the handler.</summary>
internal sealed class Contact
{
    public required Guid ReportId { get; init; }

    [Personal("to answer the reporter", "consent on sending; PIPL art. 13 (1) 1", "retention.contact")]
    public string? Name { get; init; }

    [Personal("to answer the reporter", "consent on sending; PIPL art. 13 (1) 1", "retention.contact")]
    public string? Phone { get; set; }

    [Personal("to answer the reporter", "consent on sending; PIPL art. 13 (1) 1", "retention.contact")]
    public string? Email { get; set; }
}
