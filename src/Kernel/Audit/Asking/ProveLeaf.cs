using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>Proofs that anyone can check without us: that a leaf stands in the log of a checkpoint, and that one checkpoint's log begins with another's.</summary>
/// <remarks>Source: RFC 6962, sections 2.1.1 and 2.1.2. Hashes in lower-case hex; the leaf's bytes are hashed as 0x00 ‖ bytes. Refuses with <c>audit.*</c>.</remarks>
internal static class ProveLeaf
{
    private static readonly Refusal Unknown = new("audit.unknown-leaf", RefusalKind.NotFound);
    private static readonly Refusal NotYet = new("audit.not-yet", RefusalKind.Conflict, "No checkpoint speaks of it yet; one is signed within a minute.");
    private static readonly Refusal NoCheckpoint = new("audit.unknown-checkpoint", RefusalKind.NotFound);
    private static readonly Refusal BadOrder = new("audit.bad-order", RefusalKind.Invalid, "The earlier checkpoint is the smaller one.");
    private static readonly Refusal Gap = new("audit.gap", RefusalKind.Conflict, "The log has a gap; verification says where.");

    /// <param name="Leaf">The leaf's bytes, base64: what is hashed.</param>
    /// <param name="Path">Sibling hashes from the leaf up.</param>
    /// <param name="Checkpoint">The signed line whose root the path leads to.</param>
    /// <param name="Holds">Whether our own check of this very proof passed.</param>
    public sealed record Inclusion(long Index, string Leaf, string LeafHash, long TreeSize, string Root, IReadOnlyList<string> Path, string Checkpoint, bool Holds);

    /// <param name="Path">Hashes by which the earlier root leads to the later one.</param>
    public sealed record Consistency(string Earlier, string Later, IReadOnlyList<string> Path, bool Holds);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit/leaves/{seq:long}/proof", InclusionAsync).RequirePermission(AuditPermissions.Read).WithName(nameof(ProveLeaf));
        api.MapGet("/audit/consistency", ConsistencyAsync).RequirePermission(AuditPermissions.Read).WithName("ProveConsistency");
    }

    /// <param name="treeSize">Of the checkpoint; null: the first that speaks of the leaf.</param>
    private static async Task<Results<Ok<Inclusion>, Refused>> InclusionAsync(long seq, DistrictDb db, Actor actor, AccessPolicy policy, AuditTrees trees, CancellationToken ct, long? treeSize = null)
    {
        if (await policy.Cut(db.Set<AuditLeafRow>().AsNoTracking(), actor, db.District.Code).FirstOrDefaultAsync(l => l.Seq == seq, ct) is not { } row) { return new Refused(Unknown); }
        if (row.LogIndex is not { } index) { return new Refused(NotYet); }
        var signed = db.Set<AuditCheckpointRow>().AsNoTracking().Where(c => c.TreeSize > index);
        var found = treeSize is { } asked ? await signed.FirstOrDefaultAsync(c => c.TreeSize == asked, ct) : await signed.OrderBy(c => c.TreeSize).FirstOrDefaultAsync(ct);
        if (found is null) { return new Refused(treeSize is null ? NotYet : NoCheckpoint); }
        if (!Checkpoint.TryParse(found.Line, out var checkpoint)) { return new Refused(NoCheckpoint); }

        try
        {
            // The bytes are written anew from the columns: a leaf that was changed gives another hash, and the proof does not hold.
            var bytes = AuditLeafCodec.Encode(row.ToLeaf());
            var hash = MerkleHash.Leaf(bytes);
            var path = await trees.AskAsync(db, tree => tree.Size < found.TreeSize ? null : tree.ProveInclusion(index, found.TreeSize), ct);
            if (path is null) { return new Refused(Gap); }
            var holds = MerkleProof.Includes(hash, index, found.TreeSize, path, checkpoint.Root);
            return TypedResults.Ok(new Inclusion(index, Convert.ToBase64String(bytes), hash.ToString(), found.TreeSize, checkpoint.Root.ToString(), [.. path.Select(d => d.ToString())], found.Line, holds));
        }
        catch (InvalidDataException)
        {
            return new Refused(Gap);
        }
    }

    private static async Task<Results<Ok<Consistency>, Refused>> ConsistencyAsync(long earlier, long later, DistrictDb db, AuditTrees trees, CancellationToken ct)
    {
        if (earlier > later || earlier < 0) { return new Refused(BadOrder); }
        var first = await db.Set<AuditCheckpointRow>().AsNoTracking().FirstOrDefaultAsync(c => c.TreeSize == earlier, ct);
        var second = await db.Set<AuditCheckpointRow>().AsNoTracking().FirstOrDefaultAsync(c => c.TreeSize == later, ct);
        if (first is null || second is null || !Checkpoint.TryParse(first.Line, out var from) || !Checkpoint.TryParse(second.Line, out var to)) { return new Refused(NoCheckpoint); }
        try
        {
            var path = await trees.AskAsync(db, tree => tree.Size < later ? null : tree.ProveConsistency(earlier, later), ct);
            if (path is null) { return new Refused(Gap); }
            return TypedResults.Ok(new Consistency(first.Line, second.Line, [.. path.Select(d => d.ToString())], MerkleProof.Extends(earlier, from.Root, later, to.Root, path)));
        }
        catch (InvalidDataException)
        {
            return new Refused(Gap);
        }
    }
}
