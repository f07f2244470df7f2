using Wangge.Contracts.Identity;
using Wangge.Kernel.Places;
using Wangge.Video.Cameras;
using Wangge.Video.Snapshots;

namespace Wangge.Video.Viewing;

/// <summary>Who looked and why: per camera by name, for the auditor; by place and time without names, to answer a resident who asks. Each asking is on record.</summary>
/// <remarks>Refuses with <c>video.camera.unknown</c>, <c>video.bad-search</c>, <c>video.bad-page</c>.</remarks>
internal static class ListViewings
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(31);

    /// <value>From asking to the end, with the ticket's minute; what a media server ends later is found by its end.</value>
    private static readonly TimeSpan LongestView = StreamView.Longest + TimeSpan.FromMinutes(5);
    private const double MostReachMetres = 1_000;
    private const double MostMetres = 500;

    /// <param name="Viewer">Display name; null in answers without names.</param>
    /// <param name="Reason">A code; <c>alarm</c> with <paramref name="AlarmId"/>.</param>
    /// <param name="StartedAt">Null: the ticket was never used.</param>
    /// <param name="FirstFrameAt">Null: nobody saw anything.</param>
    /// <param name="EndedAt">Null while it lasts.</param>
    /// <param name="IsEndFound">The server ended first: it lasted until <paramref name="EndedAt"/> at most.</param>
    /// <param name="Snapshots">What of it went into a case, the first first; usually none, at most ten.</param>
    public sealed record ViewingView(
        Guid Id, Guid CameraId, string? Camera, string? Viewer, string Role, string Reason, Guid? AlarmId, DateTimeOffset AskedAt, DateTimeOffset? StartedAt, DateTimeOffset? FirstFrameAt, DateTimeOffset? EndedAt, bool IsEndFound,
        IReadOnlyList<SnapshotView> Snapshots);

    /// <param name="Number">The case's, as people say it.</param>
    /// <param name="Reason">Why it was kept, as a code.</param>
    public sealed record SnapshotView(Guid CaseId, long Number, string Reason, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cameras/{cameraId:guid}/views", OfCameraAsync).RequirePermission(VideoPermissions.SeeViewers).WithName("ListViewingsOfCamera");
        api.MapGet("/alarms/{alarmId:guid}/camera-views", OfAlarmAsync).RequirePermission(VideoPermissions.SeeAlarmViewers).WithName("ListViewingsOfAlarm");
        api.MapGet("/camera-views", Handle).RequirePermission(VideoPermissions.SearchViewings).WithName("SearchViewings");
    }

    /// <param name="from">First instant, included.</param>
    /// <param name="until">First instant that is left out.</param>
    private static async Task<Results<Ok<Page<ViewingView>>, Refused>> OfCameraAsync(
        Guid cameraId, DistrictDb db, IAccounts accounts, Actor actor, AccessPolicy policy, CancellationToken ct, DateTimeOffset? from = null, DateTimeOffset? until = null, string? after = null, int? size = null)
    {
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        if (policy.Check(actor, VideoPermissions.SeeViewers, new Reach(camera.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var viewings = db.Set<CameraViewing>().AsNoTracking().Where(v => v.CameraId == cameraId);
        if (from is { } since) { viewings = viewings.Where(v => v.AskedAt >= since); }
        if (until is { } end) { viewings = viewings.Where(v => v.AskedAt < end); }
        if (await PageAsync(viewings, after, size, ct) is not var (found, next)) { return new Refused(VideoRefusals.BadPage); }
        db.Leaf(AuditNote.By(actor, "video.viewers-seen", "camera", cameraId, camera.AreaPath, purpose: "audit", data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        var names = await accounts.ListNamesAsync([.. found.Select(v => v.ViewerId).Distinct()], ct);
        var stills = await SnapshotsAsync(db, found, ct);
        return TypedResults.Ok(new Page<ViewingView>([.. found.Select(v => ViewOf(v, camera.Name, names.GetValueOrDefault(v.ViewerId), stills))], next));
    }

    /// <summary>Who looked for one alarm's sake, for its report; none where nobody did.</summary>
    private static async Task<Results<Ok<Page<ViewingView>>, Refused>> OfAlarmAsync(
        Guid alarmId, DistrictDb db, IAccounts accounts, Actor actor, AccessPolicy policy, CancellationToken ct, string? after = null, int? size = null)
    {
        var viewings = AreaCut.Within(db.Set<CameraViewing>().AsNoTracking(), policy.ExtentOf(actor, VideoPermissions.SeeAlarmViewers).AreaPaths, v => v.AreaPath).Where(v => v.AlarmId == alarmId);
        if (await PageAsync(viewings, after, size, ct) is not var (found, next)) { return new Refused(VideoRefusals.BadPage); }
        db.Leaf(AuditNote.By(actor, "video.viewers-seen", "alarm", alarmId, purpose: "alarm-report", data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        var names = await accounts.ListNamesAsync([.. found.Select(v => v.ViewerId).Distinct()], ct);
        var (cameras, stills) = (await CameraNamesAsync(db, found, ct), await SnapshotsAsync(db, found, ct));
        return TypedResults.Ok(new Page<ViewingView>([.. found.Select(v => ViewOf(v, cameras.GetValueOrDefault(v.CameraId), names.GetValueOrDefault(v.ViewerId), stills))], next));
    }

    /// <summary>Every viewing that may have shown the place: of cameras that reach it, whatever way they looked.</summary>
    /// <param name="longitude">WGS-84 degrees; so <paramref name="latitude"/>.</param>
    /// <param name="metres">How well the place is known, 0–500; added to how far a camera reaches.</param>
    private static async Task<Results<Ok<Page<ViewingView>>, Refused>> Handle(
        double longitude, double latitude, DateTimeOffset from, DateTimeOffset until, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, double metres = 50, string? after = null, int? size = null)
    {
        if (longitude is not (>= -180 and <= 180) || latitude is not (>= -85 and <= 85) || metres is not (>= 0 and <= MostMetres) || until <= from || until - from > LongestSearch) { return new Refused(VideoRefusals.BadSearch); }
        var plane = new LocalPlane(longitude, latitude);
        var (east, north) = ((metres + MostReachMetres) / plane.MetresPerDegreeEast * 1.01, (metres + MostReachMetres) / plane.MetresPerDegreeNorth * 1.01);
        var (west, right, south, top) = (longitude - east, longitude + east, latitude - north, latitude + north);
        var begun = from.UtcTicks > LongestView.Ticks ? from - LongestView : DateTimeOffset.MinValue;
        // Who began before and still looked then is one of them; who never saw a frame is shown too, and that nothing was seen.
        var viewings = AreaCut.Within(db.Set<CameraViewing>().AsNoTracking(), policy.ExtentOf(actor, VideoPermissions.SearchViewings).AreaPaths, v => v.AreaPath)
            .Where(v => (v.AskedAt >= begun || v.EndedAt >= from) && v.AskedAt < until && (v.EndedAt == null || v.EndedAt >= from) && v.Longitude >= west && v.Longitude <= right && v.Latitude >= south && v.Latitude <= top);
        if (await PageAsync(viewings, after, size, ct) is not var (found, next)) { return new Refused(VideoRefusals.BadPage); }
        var near = found.Where(v => Metres.Nearby(longitude, latitude, v.Longitude, v.Latitude) <= v.ReachMetres + metres).ToList();
        db.Leaf(AuditNote.By(actor, "video.viewings-searched", "district", Guid.Empty, purpose: "resident-request", data: AuditData.Of(("rows", near.Count), ("from", from), ("until", until))));
        await db.CommitAsync(ct);
        var (cameras, stills) = (await CameraNamesAsync(db, near, ct), await SnapshotsAsync(db, near, ct));
        return TypedResults.Ok(new Page<ViewingView>([.. near.Select(v => ViewOf(v, cameras.GetValueOrDefault(v.CameraId), null, stills))], next));
    }

    private static Task<Dictionary<Guid, string>> CameraNamesAsync(DistrictDb db, IReadOnlyList<CameraViewing> viewings, CancellationToken ct)
    {
        var ids = viewings.Select(v => v.CameraId).Distinct().ToList();
        return db.Set<Camera>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
    }

    private static async Task<ILookup<Guid, CameraSnapshot>> SnapshotsAsync(DistrictDb db, IReadOnlyList<CameraViewing> viewings, CancellationToken ct)
    {
        var ids = viewings.Select(v => v.Id).ToList();
        return (await db.Set<CameraSnapshot>().AsNoTracking().Where(s => ids.Contains(s.ViewingId)).OrderBy(s => s.Seq).ToListAsync(ct)).ToLookup(s => s.ViewingId);
    }

    /// <summary>The newest first; null where the bookmark is none.</summary>
    private static async Task<(List<CameraViewing> Found, string? Next)?> PageAsync(IQueryable<CameraViewing> viewings, string? after, int? size, CancellationToken ct)
    {
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return null; }
            viewings = viewings.Where(v => v.Seq < mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await viewings.OrderByDescending(v => v.Seq).Take(most + 1).ToListAsync(ct);
        return ([.. found.Take(most)], found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null);
    }

    private static ViewingView ViewOf(CameraViewing v, string? camera, string? viewer, ILookup<Guid, CameraSnapshot> stills) =>
        new(v.Id, v.CameraId, camera, viewer, v.Role, v.Reason.Wire(), v.AlarmId, v.AskedAt, v.StartedAt, v.FirstFrameAt, v.EndedAt, v.IsEndFound, [.. stills[v.Id].Select(s => new SnapshotView(s.CaseId, s.CaseNumber, s.Reason.Wire(), s.At))]);
}
