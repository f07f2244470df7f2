namespace Wangge.Video.Cameras;

/// <summary>The register of one's areas in the order of registering, and one camera. Where cameras stand and what for is no secret within the house; what they show is.</summary>
internal static class ListCameras
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cameras", Handle).RequirePermission(VideoPermissions.SeeCameras).WithName(nameof(ListCameras));
        api.MapGet("/cameras/{cameraId:guid}", ShowAsync).RequirePermission(VideoPermissions.SeeCameras).WithName("ShowCamera");
    }

    /// <param name="text">A part of the name or the code.</param>
    /// <param name="state"><c>open</c> (default) or <c>ended</c>.</param>
    /// <param name="sign">Only those whose sign is shown, or is not.</param>
    private static async Task<Results<Ok<Page<CameraView>>, Refused>> Handle(
        DistrictDb db, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(100)] string? text = null, [MaxLength(40)] string? site = null, [MaxLength(40)] string? purpose = null,
        [MaxLength(200)] string? area = null, [MaxLength(20)] string? state = null, bool? sign = null, string? after = null, int? size = null)
    {
        var cameras = AreaCut.Within(db.Set<Camera>().AsNoTracking(), policy.ExtentOf(actor, VideoPermissions.SeeCameras).AreaPaths, c => c.AreaPath);
        cameras = state == "ended" ? cameras.Where(c => c.EndedAt != null) : cameras.Where(c => c.EndedAt == null);
        if (area is ['/', .., '/']) { cameras = AreaCut.Within(cameras, [area], c => c.AreaPath); }
        if (sign is { } shown) { cameras = cameras.Where(c => c.IsSignShown == shown); }
        if (site is not null)
        {
            if (WireName.Find<CameraSite>(site) is not { } at) { return new Refused(VideoRefusals.BadCamera); }
            cameras = cameras.Where(c => c.Site == at);
        }

        if (purpose is not null)
        {
            if (WireName.Find<CameraPurpose>(purpose) is not { } what) { return new Refused(VideoRefusals.BadCamera); }
            cameras = cameras.Where(c => c.Purpose == what);
        }

        if (text?.Trim() is { Length: > 0 } part) { cameras = cameras.Where(c => c.Name.Contains(part) || c.Code.Contains(part)); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(VideoRefusals.BadPage); }
            cameras = cameras.Where(c => c.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await cameras.OrderBy(c => c.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<CameraView>(await reading.ViewsAsync([.. found.Take(most)], ct), found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    private static async Task<Results<Ok<CameraView>, Refused>> ShowAsync(Guid cameraId, DistrictDb db, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        return policy.Check(actor, VideoPermissions.SeeCameras, new Reach(camera.AreaPath)) is { } refusal ? new Refused(refusal) : TypedResults.Ok(await reading.ViewAsync(camera, ct));
    }
}
