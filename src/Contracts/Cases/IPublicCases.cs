namespace Wangge.Contracts.Cases;

/// <summary>What anyone may know of reports and types. Asked in a scope of the district.</summary>
/// <remarks>
/// Holds only reports that are public, of types that are public; never who reported. Words are cut of telephone numbers, addresses of
/// mail, and what their reporter left to be answered by; positions are rounded to 4 decimals (about 10 m). Source: RIGHTS, "Publication"; DOMAIN 8.
/// </remarks>
public interface IPublicCases
{
    /// <summary>The types that somebody outside may report of, in the order of their classes.</summary>
    ValueTask<IReadOnlyList<PublicType>> ListTypesAsync(CancellationToken ct);

    /// <summary>Reports, the newest first.</summary>
    Task<IReadOnlyList<PublicReport>> ListReportsAsync(PublicReportFilter filter, CancellationToken ct);

    /// <summary>What happened to reports, the newest first.</summary>
    Task<IReadOnlyList<PublicUpdate>> ListUpdatesAsync(PublicUpdateFilter filter, CancellationToken ct);
}

/// <summary>A type of matter as others see it.</summary>
/// <param name="Key">Stable, such as <c>hazard.street-lamp</c>.</param>
/// <param name="Attributes">What it asks a reporter besides; may be empty.</param>
public sealed record PublicType(
    string Key, string Name, string? EnglishName, string Group, IReadOnlyList<string> Keywords, IReadOnlyList<PublicQuestion> Attributes);

/// <summary>A question that a type asks.</summary>
/// <param name="Datatype"><c>string</c>, <c>number</c>, <c>datetime</c>, <c>text</c>, <c>singlevaluelist</c> or <c>multivaluelist</c>.</param>
/// <param name="Values">For lists: key → name; empty otherwise.</param>
public sealed record PublicQuestion(string Code, string Datatype, string Description, bool Required, IReadOnlyDictionary<string, string> Values);

/// <summary>Which reports; what is left out does not restrict.</summary>
public sealed record PublicReportFilter
{
    public IReadOnlyList<Guid>? ReportIds { get; init; }

    public IReadOnlyList<string>? TypeKeys { get; init; }

    public bool? IsOpen { get; init; }

    /// <summary>First instant of receipt, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last instant of receipt, included.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>First instant of the last change, included.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Last instant of the last change, included.</summary>
    public DateTimeOffset? UpdatedUntil { get; init; }

    public int Skip { get; init; }

    /// <value>1–1,000.</value>
    public int Take { get; init; } = 1_000;
}

/// <summary>A report as anyone may see it.</summary>
/// <param name="Number">What people say aloud.</param>
/// <param name="Words">What was told; null where it was refused.</param>
/// <param name="StatusWords">What the centre last answered, or null.</param>
/// <param name="PlaceWords">Where, in words, without flat and room; the area's name where nobody said.</param>
/// <param name="Unit">Name of the unit that answers for it, or null.</param>
/// <param name="UpdatedAt">Last change; of what has ended, its end.</param>
/// <param name="DueAt">When the unit must have handled it, or null.</param>
/// <param name="Longitude">WGS-84 degrees, 4 decimals.</param>
/// <param name="PictureSha256">A picture of it, to be had at <c>/api/public/pictures/{sha256}</c>, or null.</param>
public sealed record PublicReport(
    Guid ReportId, long Number, string TypeKey, string TypeName, bool IsOpen, string? Words, string? StatusWords, string? PlaceWords, string? Unit,
    DateTimeOffset ReportedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DueAt, double? Longitude, double? Latitude, string? PictureSha256);

/// <summary>Which updates; what is left out does not restrict.</summary>
public sealed record PublicUpdateFilter
{
    public IReadOnlyList<Guid>? ReportIds { get; init; }

    /// <summary>First instant, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last instant, included.</summary>
    public DateTimeOffset? Until { get; init; }

    public int Skip { get; init; }

    /// <value>1–1,000.</value>
    public int Take { get; init; } = 1_000;
}

/// <summary>Something that happened to a report.</summary>
/// <param name="UpdateId">Unique among all updates of all reports.</param>
/// <param name="State">Wire name of where it then stood, such as <c>to-sign</c>.</param>
/// <param name="Words">What the centre said with it, or null.</param>
public sealed record PublicUpdate(Guid UpdateId, Guid ReportId, bool IsOpen, string State, DateTimeOffset At, string? Words);
