using Wangge.Kernel.Hashing;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Audit;

/// <summary>A leaf as it stands in the store; append-only but for its index, which the sequencer gives, and its salt, which erasure takes.</summary>
public sealed class AuditLeafRow
{
    private static readonly Dictionary<string, AuditActorKind> KindsByName = Enum.GetValues<AuditActorKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());

    public long Seq { get; set; }

    /// <summary>Place in the tree from 0, or null until the sequencer has come by.</summary>
    public long? LogIndex { get; set; }

    public required Guid LeafId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid ActorId { get; init; }

    public required AuditActorKind ActorKind { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public string? AreaPath { get; init; }

    public string? Purpose { get; init; }

    public string? Data { get; init; }

    /// <summary>The leaf's hash, kept when it got its index.</summary>
    public byte[]? LeafHash { get; set; }

    /// <summary>SHA-256 over salt and content, or null; see <see cref="AuditCommitment"/>.</summary>
    public byte[]? Commitment { get; init; }

    /// <summary>Gone once the content was erased.</summary>
    public byte[]? Salt { get; set; }

    public static AuditLeafRow Of(AuditNote note, TimeProvider time)
    {
        // One that cannot be hashed would stop the tree for good.
        if (!Enum.IsDefined(note.ActorKind)) { throw new ArgumentException($"No kind of actor: {note.ActorKind}.", nameof(note)); }
        var at = time.Now();
        var tied = note.Erasable is { } content ? AuditCommitment.Make(content) : default;
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
            Salt = tied.Salt,
            Commitment = note.Erasable is null ? null : tied.Commitment.ToArray(),
        };
    }

    /// <summary>The kind of this name; a value that none has where the name was tampered with, so that the leaf no longer gives its hash.</summary>
    public static AuditActorKind KindNamed(string name) => KindsByName.GetValueOrDefault(name, (AuditActorKind)byte.MaxValue);

    /// <summary>The leaf in the form that is hashed.</summary>
    public AuditLeaf ToLeaf() => new()
    {
        LeafId = LeafId,
        At = At,
        ActorId = ActorId,
        ActorKind = ActorKind,
        Action = Action,
        SubjectKind = SubjectKind,
        SubjectId = SubjectId,
        AreaPath = AreaPath,
        Purpose = Purpose,
        Data = Data ?? AuditData.Nothing,
        Commitment = Commitment is null ? null : new Digest(Commitment),
    };
}
