using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>One entry of the audit log: who did or saw what, when and why, in ids and codes alone. Words and persons stand elsewhere, behind <see cref="Commitment"/>.</summary>
/// <remarks>Source: ARCHITECTURE "audit" and "erasure beside append-only". Hashed in the form that <see cref="AuditLeafCodec"/> writes.</remarks>
public sealed record AuditLeaf
{
    private readonly DateTimeOffset _at;

    /// <value>UUIDv7; unique in the district.</value>
    public required Guid LeafId { get; init; }

    /// <value>When the server received the act; UTC, cut to whole microseconds, since PostgreSQL keeps no more.</value>
    public required DateTimeOffset At
    {
        get => _at;
        init => _at = new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <value><see cref="Guid.Empty"/> for the house itself and residents without an account.</value>
    public required Guid ActorId { get; init; }

    public required AuditActorKind ActorKind { get; init; }

    /// <value>Code of what was done, such as <c>cases.dispatch</c>.</value>
    public required string Action { get; init; }

    /// <value>Code of what it was done to, such as <c>case</c>.</value>
    public required string SubjectKind { get; init; }

    /// <value><see cref="Guid.Empty"/> where the subject is a list or the district.</value>
    public required Guid SubjectId { get; init; }

    /// <value>Where, as in <c>/211403/211403001/</c>; null where it has no place.</value>
    public string? AreaPath { get; init; }

    /// <value>Code of the purpose or reason; null where the action needs none.</value>
    public string? Purpose { get; init; }

    /// <value>JSON made by <see cref="AuditData"/>. To be stored as text and not as a database's JSON, which may write it anew and so break the hash.</value>
    public string Data { get; init; } = AuditData.Nothing;

    /// <value>Made by <see cref="AuditCommitment"/> over erasable content; null where there is none. The salt is never in the leaf.</value>
    public Digest? Commitment { get; init; }

    /// <summary>The leaf's hash in the tree.</summary>
    public Digest Hash() => MerkleHash.Leaf(AuditLeafCodec.Encode(this));
}
