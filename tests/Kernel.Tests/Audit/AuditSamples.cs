using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Audit;

/// <summary>Small logs and their checkpoints for tests.</summary>
internal static class AuditSamples
{
    public const string District = "211403";
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static AuditLeaf Leaf(int number) => new()
    {
        LeafId = new Guid(number, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]),
        At = Noon.AddSeconds(number),
        ActorId = new Guid(number % 5, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]),
        ActorKind = AuditActorKind.Account,
        Action = "cases.dispatch",
        SubjectKind = "case",
        SubjectId = new Guid(number, 2, 2, [2, 2, 2, 2, 2, 2, 2, 2]),
        AreaPath = number % 2 == 0 ? "/211403/211403001/" : null,
        Purpose = number % 3 == 0 ? "duty.handling" : null,
        Data = AuditData.Of(("unitId", new Guid(number, 3, 3, [3, 3, 3, 3, 3, 3, 3, 3]))),
        Commitment = number % 4 == 0 ? Digest.Of([(byte)number]) : null,
    };

    public static List<AuditEntry> Log(int count) =>
        [.. Enumerable.Range(0, count).Select(number => AuditEntry.Of(number, Leaf(number), Leaf(number).Hash()))];

    /// <summary>Signed over the first <paramref name="size"/> of these entries, as their bytes are now.</summary>
    public static string CheckpointLine(IEnumerable<AuditEntry> log, int size, CheckpointKey key)
    {
        var frontier = new MerkleFrontier();
        foreach (var entry in log.Take(size)) { frontier.Append(MerkleHash.Leaf(entry.Canonical.Span)); }

        return Checkpoint.Sign(District, size, frontier.Root(), Noon.AddHours(size), key).ToString();
    }

    public static AuditEntry Rehashed(AuditEntry entry, byte[] canonical) => new(entry.Index, canonical, MerkleHash.Leaf(canonical));
}
