using System.Text.Json.Serialization;

namespace Wangge.Kernel.Rights;

/// <summary>A tombstone: that something was erased, never what. A restore replays it.</summary>
public sealed class Erasure
{
    public required Guid Id { get; init; }

    /// <summary>Which kind of thing, such as <c>report</c>.</summary>
    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Why, as a code, such as <c>asked-by-reporter</c>.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the store's files were seen to hold no byte of it any more; null while that is still to be done.</summary>
    [JsonIgnore]
    public DateTimeOffset? ScrubbedAt { get; set; }
}
