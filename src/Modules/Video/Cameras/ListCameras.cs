using System.Globalization;
using Wangge.Kernel.Tables;

namespace Wangge.Video.Cameras;

/// <summary>The register of one's areas in the order of registering, and one camera. Where cameras stand and what for is no secret within the house; what they show is.</summary>
internal static class ListCameras
{
    private const int MostExported = 10_000;

    private static readonly TableColumn[] Columns =
    [
        new("code", "编号"), new("name", "名称"), new("site", "位置"), new("purpose", "用途"), new("area", "网格"), new("longitude", "经度"), new("latitude", "纬度"), new("direction_degrees", "朝向"), new("field_of_view_degrees", "视角"),
        new("reach_metres", "可视距离"), new("unit", "责任单位"), new("sign", "标识"), new("codec", "编码"), new("health", "状态"), new("fault", "故障"), new("since", "起始"), new("tried_at", "最近检测"),
    ];

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cameras", Handle).RequirePermission(VideoPermissions.SeeCameras).WithName(nameof(ListCameras));
        api.MapGet("/cameras/export", ExportAsync).RequirePermission(VideoPermissions.SeeCameras).AnswersTable().WithName("ExportCameras");
        api.MapGet("/cameras/{cameraId:guid}", ShowAsync).RequirePermission(VideoPermissions.SeeCameras).WithName("ShowCamera");
    }

    /// <param name="text">A part of the name or the code.</param>
    /// <param name="state"><c>open</c> (default) or <c>ended</c>.</param>
    /// <param name="sign">Only those whose sign is shown, or is not.</param>
    /// <param name="health"><c>working</c>, <c>not-answering</c> or <c>never-tried</c>: by what came of the last try.</param>
    private static async Task<Results<Ok<Page<CameraView>>, Refused>> Handle(
        DistrictDb db, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(100)] string? text = null, [MaxLength(40)] string? site = null, [MaxLength(40)] string? purpose = null,
        [MaxLength(200)] string? area = null, [MaxLength(20)] string? state = null, bool? sign = null, [MaxLength(20)] string? health = null, string? after = null, int? size = null)
    {
        var (found, refusal) = Cut(db, actor, policy, text, site, purpose, area, state, sign, health);
        if (found is not { } cameras) { return new Refused(refusal!); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(VideoRefusals.BadPage); }
            cameras = cameras.Where(c => c.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var page = await cameras.OrderBy(c => c.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<CameraView>(await reading.ViewsAsync([.. page.Take(most)], ct), page.Count > most ? new Bookmark(0, page[most - 1].Seq).ToString() : null));
    }

    /// <summary>The same as a file, at most 10,000; no address is in it.</summary>
    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, string? format = null, [MaxLength(100)] string? text = null, [MaxLength(40)] string? site = null, [MaxLength(40)] string? purpose = null,
        [MaxLength(200)] string? area = null, [MaxLength(20)] string? state = null, bool? sign = null, [MaxLength(20)] string? health = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var (found, refusal) = Cut(db, actor, policy, text, site, purpose, area, state, sign, health);
        if (found is null) { return new Refused(refusal!); }
        var views = new List<CameraView>();
        foreach (var part in (await found.OrderBy(c => c.Seq).Take(MostExported).ToListAsync(ct)).Chunk(500)) { views.AddRange(await reading.ViewsAsync(part, ct)); }
        db.Leaf(AuditNote.By(actor, "video.cameras-exported", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", views.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "cameras", Columns, views.Select(RowOf));
    }

    private static (IQueryable<Camera>? Cameras, Refusal? Refusal) Cut(
        DistrictDb db, Actor actor, AccessPolicy policy, string? text, string? site, string? purpose, string? area, string? state, bool? sign, string? health)
    {
        var cameras = AreaCut.Within(db.Set<Camera>().AsNoTracking(), policy.ExtentOf(actor, VideoPermissions.SeeCameras).AreaPaths, c => c.AreaPath);
        cameras = state == "ended" ? cameras.Where(c => c.EndedAt != null) : cameras.Where(c => c.EndedAt == null);
        if (area is ['/', .., '/']) { cameras = AreaCut.Within(cameras, [area], c => c.AreaPath); }
        if (sign is { } shown) { cameras = cameras.Where(c => c.IsSignShown == shown); }
        if (site is not null)
        {
            if (WireName.Find<CameraSite>(site) is not { } at) { return (null, VideoRefusals.BadCamera); }
            cameras = cameras.Where(c => c.Site == at);
        }

        if (purpose is not null)
        {
            if (WireName.Find<CameraPurpose>(purpose) is not { } what) { return (null, VideoRefusals.BadCamera); }
            cameras = cameras.Where(c => c.Purpose == what);
        }

        if (text?.Trim() is { Length: > 0 } part) { cameras = cameras.Where(c => c.Name.Contains(part) || c.Code.Contains(part)); }
        var standings = db.Set<CameraStanding>();
        switch (health)
        {
            case null: break;
            case "working": cameras = cameras.Where(c => standings.Any(s => s.CameraId == c.Id && s.TriedAt != null && s.Fault == null)); break;
            case "not-answering": cameras = cameras.Where(c => standings.Any(s => s.CameraId == c.Id && s.Fault != null)); break;
            case "never-tried": cameras = cameras.Where(c => !standings.Any(s => s.CameraId == c.Id && s.TriedAt != null)); break;
            default: return (null, VideoRefusals.BadCamera);
        }

        return (cameras, null);
    }

    private static async Task<Results<Ok<CameraView>, Refused>> ShowAsync(Guid cameraId, DistrictDb db, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        return policy.Check(actor, VideoPermissions.SeeCameras, new Reach(camera.AreaPath)) is { } refusal ? new Refused(refusal) : TypedResults.Ok(await reading.ViewAsync(camera, ct));
    }

    private static IReadOnlyList<CsvCell> RowOf(CameraView c) =>
    [
        c.Code, c.Name, c.Site, c.Purpose, c.Area ?? "", Number(c.Longitude), Number(c.Latitude), Number(c.DirectionDegrees), Number(c.FieldOfViewDegrees), Number(c.ReachMetres), c.Unit ?? "", c.IsSignShown ? "yes" : "no",
        c.Codec ?? "", c.Health, c.Fault ?? "", Iso(c.Since), Iso(c.TriedAt),
    ];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture) ?? "";
}
