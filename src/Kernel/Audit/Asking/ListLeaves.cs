using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>The auditor's list of leaves, the newest first: by actor, subject, kind, action, purpose and time. Ids and codes alone; words stand elsewhere.</summary>
/// <remarks>Each page that is read leaves a leaf itself. Subject is served by an index; the other filters read back through the log.</remarks>
internal static class ListLeaves
{
    private static readonly Refusal BadPage = new("audit.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");

    /// <param name="Seq">Names it in the other addresses.</param>
    /// <param name="Index">Place in the tree; null until the sequencer has come by, within a second or so.</param>
    /// <param name="Data">JSON of ids and codes.</param>
    /// <param name="IsTied">Answers for words that can still be proven; false once they were erased, null where there were none.</param>
    public sealed record Leaf(
        long Seq, long? Index, Guid LeafId, DateTimeOffset At, Guid ActorId, AuditActorKind ActorKind, string Action, string SubjectKind, Guid SubjectId, string? AreaPath, string? Purpose, string? Data, bool? IsTied);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/audit/leaves", Handle)
        .RequirePermission(AuditPermissions.Read)
        .WithName(nameof(ListLeaves));

    private static async Task<Results<Ok<Page<Leaf>>, Refused>> Handle(
        [AsParameters] LeafFilter filter, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(BadPage); } mark = parsed; }
        var leaves = filter.Cut(policy.Cut(db.Set<AuditLeafRow>().AsNoTracking(), actor, db.District.Code));
        if (mark is { } m) { leaves = leaves.Where(l => l.Seq < m.Seq); }

        var most = PageSize.Clamp(size);
        var found = await leaves.OrderByDescending(l => l.Seq).Take(most + 1).ToListAsync(ct);
        var items = found.Take(most).Select(l => new Leaf(
            l.Seq, l.LogIndex, l.LeafId, l.At, l.ActorId, l.ActorKind, l.Action, l.SubjectKind, l.SubjectId, l.AreaPath, l.Purpose, l.Data, l.Commitment is null ? null : l.Salt is not null)).ToList();
        db.Leaf(AuditNote.By(actor, "audit.view", "audit-log", filter.SubjectId ?? Guid.Empty, purpose: "audit"));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Page<Leaf>(items, found.Count > most ? new Bookmark(0, items[^1].Seq).ToString() : null));
    }
}
