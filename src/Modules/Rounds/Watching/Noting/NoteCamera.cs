using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Kernel.Repeats;

namespace Wangge.Rounds.Watching.Noting;

/// <summary>Whoever does a camera round notes what they saw of one camera: in order, something found (a case is made), or no picture. Held against the record of what they really saw.</summary>
/// <remarks>
/// In order needs a first frame and the plan's seconds, something found a first frame, no picture that it was asked for, unless the camera has ended: all by this account, for the sake of
/// a must-check round, since the round opened. A note can be changed while the round is on, but for a case. The report stands first; should the connection break between, the same request links the two.
/// Refuses with <c>rounds.camera-note.*</c>, <c>rounds.camera-round.*</c>, <c>reports.*</c>.
/// </remarks>
internal static class NoteCamera
{
    /// <param name="ActId">The client's id of this note (UUIDv7); a repeat answers as the round stands and changes nothing.</param>
    /// <param name="Finding"><c>in-order</c>, <c>found</c> or <c>no-picture</c>.</param>
    /// <param name="Replaces">What the console showed as noted; null where it showed nothing.</param>
    /// <param name="ReportId">The client's id of the report (UUIDv7); with <c>found</c> and not without.</param>
    /// <param name="Words">What was found; so too.</param>
    /// <param name="Type">Key of the type of matter; null: another hazard, until an acceptor says which.</param>
    public sealed record Request(
        Guid ActId, Guid CameraId, [Required, MaxLength(20)] string Finding, [MaxLength(20)] string? Replaces = null, Guid? ReportId = null, [MaxLength(4_000)] string? Words = null, [MaxLength(80)] string? Type = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/camera-rounds/{roundId:guid}/notes", Handle)
        .RequirePermission(RoundsPermissions.WatchCameras)
        .WithName(nameof(NoteCamera));

    private static async Task<Results<Ok<CameraRoundView>, Refused>> Handle(
        Guid roundId, Request request, DistrictDb db, Actor actor, CameraRoundReading reading, CameraClaim claim, IReportIntake intake, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (WireName.Find<CameraFinding>(request.Finding) is not { } finding || !IsWhole(request, finding)) { return new Refused(CameraRoundRefusals.BadNote); }
        if (await db.Set<CameraRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } before) { return new Refused(CameraRoundRefusals.UnknownRound); }
        if (!await reading.MayWatchAsync(before, actor, ct)) { return new Refused(AccessPolicy.Elsewhere); }
        var hash = RepeatedWrites.HashOf(new { roundId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(await reading.ViewAsync(before, await LooksOf(db, roundId).AsNoTracking().ToListAsync(ct), actor, ct)); }

        var now = time.Now();
        var (proved, refusal) = await claim.CheckAsync(before, request, finding, actor, now, ct);
        if (proved is null) { return new Refused(refusal!); }
        var number = 0L;
        if (finding == CameraFinding.Found)
        {
            var taken = await intake.TakeAsync(ReportOf(request, proved.Camera!), ct);
            if (taken.Refusal is { } refused) { return new Refused(refused); }
            number = taken.Number;
        }

        var round = await db.Set<CameraRound>().FirstAsync(r => r.Id == roundId, ct);
        var looks = await LooksOf(db, roundId).ToListAsync(ct);
        var look = looks.First(l => l.CameraId == request.CameraId);
        if (CameraClaim.Stale(look, request) is { } stale) { return new Refused(stale); }
        (look.Finding, look.LookedBy, look.LookedAt, look.IsLate) = (finding, actor.Id, now, now >= round.DueAt);
        (look.SeenSeconds, look.Fault) = ((int)proved.Seen.TotalSeconds, finding == CameraFinding.NoPicture ? proved.Camera?.Fault : null);
        if (finding == CameraFinding.Found) { (look.ReportId, look.ReportNumber) = (request.ReportId, number); }
        round.Judge(looks, now);
        db.Remember(actor.Key, request.ActId, hash, roundId, time);
        db.Announce(new CameraRoundChanged(roundId, round.AreaPath, round.WatcherUnitId, "noted", round.State.Wire()));
        if (finding == CameraFinding.NoPicture) { db.Announce(new NoPictureNoted(roundId, request.CameraId, round.AreaPath)); }
        db.Leaf(AuditNote.By(
            actor, "rounds.camera-noted", "camera-round", roundId, round.AreaPath,
            data: AuditData.Of(("camera", request.CameraId), ("finding", request.Finding), ("seconds", look.SeenSeconds), ("report", request.ReportId))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(round, looks, actor, ct));
    }

    private static IQueryable<CameraLook> LooksOf(DistrictDb db, Guid roundId) => db.Set<CameraLook>().Where(l => l.RoundId == roundId);

    private static bool IsWhole(Request request, CameraFinding finding) => finding == CameraFinding.Found
        ? request.ReportId is { Version: 7 } && !string.IsNullOrWhiteSpace(request.Words)
        : request.ReportId is null && request.Words is null && request.Type is null;

    private static DoorReport ReportOf(Request request, CameraPlace camera) => new(
        request.ReportId!.Value, request.Type, request.Words!.Trim(), camera.Name, camera.Longitude, camera.Latitude, Contact: null, new Dictionary<string, string>()) { Source = DoorSource.CameraRound };
}
