using Wangge.Contracts.Cases;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Repeats;
using Wangge.Video.Viewing;

namespace Wangge.Video.Snapshots;

/// <summary>Puts the frame that its viewer sees into a case, with a reason: the one way by which anything of a picture stays, and a press each.</summary>
/// <remarks>
/// By an own viewing that has shown a frame and is on, or ended a few minutes ago; into a case that its viewer may add a note to. The case's journal, the record of who looked and both leaves are one commit: no leaf, no snapshot.
/// The frame is sent before, as each photo is (<c>PUT /blobs</c>); what no case took is swept away and was never shown. Refuses with <c>video.*</c>, <c>cases.*</c>. Source: RIGHTS, "Cameras"; ADR 0027.
/// </remarks>
internal static class TakeSnapshot
{
    /// <param name="ActId">The client's id of this act (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Reason"><c>shows-matter</c>, <c>state-of-place</c>, <c>damage</c>, <c>put-right</c> or <c>drill</c>.</param>
    /// <param name="File">JPEG or PNG of at most 8 MB, by its SHA-256.</param>
    /// <param name="Words">What is to be seen, for the case's story.</param>
    /// <param name="HappenedAt">When the button was pressed, as the desk says: a claim, shown. Now where it is left out.</param>
    public sealed record Request(
        Guid ActId, Guid ViewingId, Guid CaseId, [Required, MaxLength(40)] string Reason, [Required, StringLength(64, MinimumLength = 64)] string File, [MaxLength(4_000)] string? Words = null, DateTimeOffset? HappenedAt = null);

    /// <param name="Number">The case's, as people say it.</param>
    /// <param name="EntryId">Its entry in the case's journal: the act's id.</param>
    public sealed record Response(Guid CaseId, long Number, Guid EntryId);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cameras/{cameraId:guid}/snapshots", Handle)
        .RequirePermission(VideoPermissions.TakeSnapshots)
        .WithName(nameof(TakeSnapshot));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid cameraId, Request request, DistrictDb db, ICaseSnapshots cases, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var hash = RepeatedWrites.HashOf(new { cameraId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is { } done)
        {
            var taken = await db.Set<CameraSnapshot>().AsNoTracking().FirstAsync(s => s.Id == done, ct);
            return TypedResults.Ok(new Response(taken.CaseId, taken.CaseNumber, taken.Id));
        }

        var now = time.Now();
        var viewing = await db.Set<CameraViewing>().FirstOrDefaultAsync(v => v.Id == request.ViewingId, ct);
        var before = await db.Set<CameraSnapshot>().CountAsync(s => s.ViewingId == request.ViewingId, ct);
        if (SnapshotRules.Check(viewing, cameraId, actor.Id, before, now) is { } no) { return new Refused(no); }
        if (policy.Check(actor, VideoPermissions.TakeSnapshots, new Reach(viewing!.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (WireName.Find<SnapshotReason>(request.Reason) is not { } reason) { return new Refused(VideoRefusals.SnapshotReasonNeeded); }
        if (await CheckFileAsync(db, request.File, ct) is { } bad) { return new Refused(bad); }
        var added = await cases.AddAsync(new CaseSnapshot(request.ActId, request.CaseId, cameraId, viewing.Id, reason.Wire(), request.File, request.Words, request.HappenedAt), ct);
        if (added.Refusal is { } refused) { return new Refused(refused); }

        // So that two at once are counted one after the other.
        viewing.Version++;
        db.Add(new CameraSnapshot { Id = request.ActId, ViewingId = viewing.Id, CaseId = request.CaseId, CaseNumber = added.Number, Reason = reason, At = now });
        db.Remember(actor.Key, request.ActId, hash, request.ActId, time);
        db.Leaf(AuditNote.By(
            actor, "video.snapshot", "camera", cameraId, viewing.AreaPath, purpose: reason.Wire(), data: AuditData.Of(("viewing", viewing.Id), ("role", viewing.Role), ("case", request.CaseId), ("entry", request.ActId))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(request.CaseId, added.Number, request.ActId));
    }

    private static async Task<Refusal?> CheckFileAsync(DistrictDb db, string sha256, CancellationToken ct)
    {
        var file = await db.Set<BlobRow>().AsNoTracking().FirstOrDefaultAsync(b => b.Sha256 == sha256, ct);
        if (SnapshotRules.CheckFile(file?.MediaType, file?.Bytes ?? 0) is { } refusal) { return refusal; }
        // Of a camera that stands still two frames are one file; but what came as somebody's photo is no frame, and would be hidden as one.
        return await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == sha256 && u.SubjectKind != CaseSnapshot.FileKind, ct) ? VideoRefusals.NotAFrame : null;
    }
}
