namespace Wangge.Cases.Searching;

/// <summary>The tokens by which a case is found; a trigger keeps the database's own full-text index beside it.</summary>
internal sealed class SearchText
{
    public long Seq { get; set; }

    public required Guid CaseId { get; init; }

    /// <summary>Which words they come from: a report's or an entry's id.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>By <c>SearchTokens.ForIndex</c>.</summary>
    public required string Tokens { get; set; }
}
