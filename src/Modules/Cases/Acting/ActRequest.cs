using System.ComponentModel.DataAnnotations;

namespace Wangge.Cases.Acting;

/// <summary>What every act on a case carries.</summary>
public abstract record ActRequest
{
    /// <summary>The client's id of this act (UUIDv7); a repeat answers as the first did.</summary>
    public required Guid ActId { get; init; }

    /// <summary>When it happened, as the phone says: a claim, shown. Now where it is left out.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What is to be said with it, shown in the case's story.</summary>
    [MaxLength(4000)]
    public string? Words { get; init; }

    /// <summary>Photos and files sent before, by SHA-256; at most 9.</summary>
    [MaxLength(9)]
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>An act that needs nothing more.</summary>
public sealed record PlainAct : ActRequest;

/// <summary>An act that needs a reason.</summary>
public sealed record ReasonedAct : ActRequest
{
    /// <summary>Code of the reason: lower case with hyphens, at most 40.</summary>
    [MaxLength(40)]
    public required string Reason { get; init; }
}

/// <summary>What came of an act.</summary>
/// <param name="EntryId">Its entry in the journal: the act's id.</param>
/// <param name="State">Where the case stands after it, such as <c>to-sign</c>.</param>
/// <param name="Version">Entries in its journal; the ETag.</param>
public sealed record ActResponse(Guid CaseId, Guid EntryId, string State, int Version);
