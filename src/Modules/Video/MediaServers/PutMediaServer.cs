using Wangge.Kernel.Repeats;
using Wangge.Kernel.Secrets;
using Wangge.Video.Addresses;

namespace Wangge.Video.MediaServers;

/// <summary>Registers a media server or changes it whole; its kind stays.</summary>
/// <remarks>Refuses with <c>video.media-server.*</c>.</remarks>
internal static class PutMediaServer
{
    /// <param name="Kind"><c>mediamtx</c>, <c>go2rtc</c> or <c>zlmediakit</c>.</param>
    /// <param name="Url">Where browsers reach it: http or https, in a network that cameras may stand in, at most 200 characters.</param>
    /// <param name="Secret">What it shows at our doors: 24–100 of letters, digits, <c>_ -</c>; null when changing: it stays as it is.</param>
    /// <param name="Version">Of the copy that was edited; null for a new one.</param>
    public sealed record Request(
        [Required, MinLength(1), MaxLength(80)] string Name, [Required, MaxLength(20)] string Kind, [Required, MaxLength(200)] string Url, [MinLength(24), MaxLength(100)] string? Secret = null, int? Version = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/media-servers/{serverId:guid}", Handle)
        .RequirePermission(VideoPermissions.EditCameras)
        .WithName(nameof(PutMediaServer));

    private static async Task<Results<Ok<MediaServerView>, Refused>> Handle(
        Guid serverId, Request request, DistrictDb db, CameraNetworks networks, Sealing sealing, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        // Every viewer's ticket goes there: it is the whole district's.
        if (policy.Check(actor, VideoPermissions.EditCameras, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        if (serverId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var isFit = request.Name.Trim().Length > 0 && (request.Secret is null || request.Secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        if (!isFit || WireName.Find<MediaServerKind>(request.Kind) is not { } kind || MediaAddress.Parse(request.Url) is not { } address) { return new Refused(VideoRefusals.BadMediaServer); }
        if ((await networks.ResolveAsync(address.DnsSafeHost, ct)).Count == 0) { return new Refused(VideoRefusals.AddressNotAllowed); }

        var hash = RepeatedWrites.HashOf(new { serverId, request });
        var server = await db.Set<MediaServer>().FirstOrDefaultAsync(s => s.Id == serverId, ct);
        if (server?.EndedAt is not null) { return new Refused(VideoRefusals.MediaServerEnded); }
        if (server is { Version: 1 } && request.Version is null && await db.FindEarlierAsync(actor.Key, serverId, hash, ct) is { OutcomeId: not null }) { return TypedResults.Ok(MediaServerView.Of(server)); }
        if (server is not null && (server.Version != request.Version || server.Kind != kind)) { return new Refused(VideoRefusals.StaleMediaServer); }
        if (server is null && request.Secret is null) { return new Refused(VideoRefusals.BadMediaServer); }

        var isNew = server is null;
        if (server is null)
        {
            server = new MediaServer { Id = serverId, Name = "", Kind = kind, Url = "", SealedSecret = [], CreatedAt = time.Now() };
            db.Add(server);
            db.Remember(actor.Key, serverId, hash, serverId, time);
        }

        (server.Name, server.Url, server.Version) = (request.Name.Trim(), address.AbsoluteUri.TrimEnd('/'), server.Version + 1);
        if (request.Secret is { } secret) { server.SealedSecret = sealing.Seal(MediaServer.SealedFor, serverId, secret); }
        db.Leaf(AuditNote.By(
            actor, isNew ? "video.media-server-registered" : "video.media-server-changed", "media-server", serverId, data: AuditData.Of(("version", server.Version), ("kind", kind.Wire()), ("secret", request.Secret is not null))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(MediaServerView.Of(server));
    }
}
