namespace Wangge.Kernel.Audit;

/// <summary>A signed statement of the tree at one size.</summary>
public sealed class AuditCheckpointRow
{
    /// <summary>How many leaves it speaks of.</summary>
    public required long TreeSize { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The one-line form that is sent outside; see <c>Checkpoint</c>.</summary>
    public required string Line { get; init; }
}

/// <summary>Where the sequencer stands: the compact frontier from which the next leaf is added. One row.</summary>
public sealed class AuditTreeRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>Leaves in the tree; a concurrency token, so that two sequencers cannot both add.</summary>
    public required long Size { get; set; }

    /// <summary>Roots of the perfect subtrees, largest first, 32 bytes each.</summary>
    public required byte[] Frontier { get; set; }

    public required DateTimeOffset At { get; set; }
}
