namespace Wangge.Portal;

/// <summary>A period's measures of units as they were published: the text that was made then, byte for byte, with its formulas.</summary>
internal sealed class Statement
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly Until { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required Guid PublishedBy { get; init; }

    /// <summary>Canonical JSON: results of units with formulas and inputs. No person stands in it.</summary>
    public required string Document { get; init; }

    /// <summary>Of the document, lower-case hex: what a recomputation must give.</summary>
    public required string Sha256 { get; init; }
}
