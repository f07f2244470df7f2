using Wangge.Video.Cameras;

namespace Wangge.Video.MediaServers;

/// <summary>A media server as who registers cameras sees it; never its secret.</summary>
/// <param name="Kind"><c>mediamtx</c>, <c>go2rtc</c> or <c>zlmediakit</c>.</param>
public sealed record MediaServerView(Guid Id, string Name, string Kind, string Url, DateTimeOffset? EndedAt, int Version)
{
    internal static MediaServerView Of(MediaServer s) => new(s.Id, s.Name, s.Kind.Wire(), s.Url, s.EndedAt, s.Version);
}

/// <summary>The media servers of this district, those in use first; a district has one or two. Ending one drops its secret: it lets nobody in any more.</summary>
/// <remarks>Refuses with <c>video.media-server.*</c>.</remarks>
internal static class ListMediaServers
{
    private const int Most = 100;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/media-servers", Handle).RequirePermission(VideoPermissions.EditCameras).WithName(nameof(ListMediaServers));
        api.MapPost("/media-servers/{serverId:guid}/end", EndAsync).RequirePermission(VideoPermissions.EditCameras).WithName("EndMediaServer");
    }

    private static async Task<Ok<List<MediaServerView>>> Handle(DistrictDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.Set<MediaServer>().AsNoTracking().OrderBy(s => s.EndedAt != null).ThenBy(s => s.Name).Take(Most).ToListAsync(ct)).ConvertAll(MediaServerView.Of));

    private static async Task<Results<NoContent, Refused>> EndAsync(Guid serverId, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (policy.Check(actor, VideoPermissions.EditCameras, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        if (await db.Set<MediaServer>().FirstOrDefaultAsync(s => s.Id == serverId, ct) is not { } server) { return new Refused(VideoRefusals.UnknownMediaServer); }
        if (server.EndedAt is not null) { return TypedResults.NoContent(); }
        if (await db.Set<Camera>().AnyAsync(c => c.MediaServerId == serverId, ct)) { return new Refused(VideoRefusals.MediaServerInUse); }
        (server.EndedAt, server.SealedSecret, server.Version) = (time.Now(), [], server.Version + 1);
        db.Leaf(AuditNote.By(actor, "video.media-server-ended", "media-server", serverId));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
