using System.Security.Cryptography;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Audit;

/// <summary>A leaf as it stands in the store; append-only but for its index, which the sequencer gives, and its salt, which erasure takes.</summary>
public sealed class AuditLeafRow
{
    public long Seq { get; set; }

    /// <summary>Place in the tree from 0, or null until the sequencer has come by.</summary>
    public long? LogIndex { get; set; }

    public required Guid LeafId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid ActorId { get; init; }

    public required string ActorKind { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public string? AreaPath { get; init; }

    public string? Purpose { get; init; }

    public string? Data { get; init; }

    /// <summary>SHA-256 over salt and content, or null.</summary>
    public byte[]? Commitment { get; init; }

    /// <summary>16 random bytes; gone once the content was erased.</summary>
    public byte[]? Salt { get; set; }

    public static AuditLeafRow Of(AuditNote note, TimeProvider time)
    {
        var at = time.Now();
        var salt = note.Erasable is null ? null : RandomNumberGenerator.GetBytes(16);
        return new AuditLeafRow
        {
            LeafId = Guid.CreateVersion7(at),
            At = at,
            ActorId = note.ActorId,
            ActorKind = note.ActorKind,
            Action = note.Action,
            SubjectKind = note.SubjectKind,
            SubjectId = note.SubjectId,
            AreaPath = note.AreaPath,
            Purpose = note.Purpose,
            Data = note.Data,
            Salt = salt,
            Commitment = salt is null ? null : SHA256.HashData([.. salt, .. note.Erasable!]),
        };
    }
}
