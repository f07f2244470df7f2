using Wangge.Contracts.Areas;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Secrets;
using Wangge.Video.Addresses;
using Wangge.Video.Gateway;
using Wangge.Video.MediaServers;

namespace Wangge.Video.Cameras;

/// <summary>Registers a camera or changes it whole.</summary>
/// <remarks>A new address is tried by <see cref="TryCamera"/>. Refuses with <c>video.camera.*</c>, <c>areas.unknown-place</c>.</remarks>
internal static class PutCamera
{
    /// <summary>What an address is sealed for.</summary>
    public const string SealedFor = "video.source";

    private static readonly Refusal UnknownPlace = new("areas.unknown-place", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cameras/{cameraId:guid}", Handle)
        .RequirePermission(VideoPermissions.EditCameras)
        .WithName(nameof(PutCamera));

    private static async Task<Results<Ok<CameraView>, Refused>> Handle(
        Guid cameraId, CameraFields request, DistrictDb db, IAreaLookup areas, IUnits units, CameraNetworks networks, Sealing sealing, CameraReading reading, PictureGateway gateway,
        Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (cameraId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (CameraRules.Check(request) is { } unfit) { return new Refused(unfit); }
        if (await areas.FindGridAsync(request.Longitude, request.Latitude) is not { } grid) { return new Refused(UnknownPlace); }
        if (policy.Check(actor, VideoPermissions.EditCameras, new Reach(grid.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (await units.FindAsync(request.UnitId, ct) is null) { return new Refused(VideoRefusals.UnknownUnit); }
        if (await CheckSourceAsync(cameraId, request, db, networks, ct) is { } bad) { return new Refused(bad); }

        var camera = await db.Set<Camera>().FirstOrDefaultAsync(c => c.Id == cameraId, ct);
        if (camera is not null && policy.Check(actor, VideoPermissions.EditCameras, new Reach(camera.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (camera?.EndedAt is not null) { return new Refused(VideoRefusals.CameraEnded); }
        var hash = RepeatedWrites.HashOf(new { cameraId, request });
        if (camera is { Version: 1 } && request.Version is null && await db.FindEarlierAsync(actor.Key, cameraId, hash, ct) is { OutcomeId: not null }) { return TypedResults.Ok(await reading.ViewAsync(camera, ct)); }
        if (camera is not null && (camera.Version != request.Version || camera.Code != request.Code)) { return new Refused(VideoRefusals.StaleCamera); }
        if (camera is null && await db.Set<Camera>().AnyAsync(c => c.Code == request.Code, ct)) { return new Refused(VideoRefusals.CodeTaken); }
        if (camera is null && request is { Address: null, MediaServerId: null }) { return new Refused(VideoRefusals.AddressNeeded); }

        var (isNew, box) = (camera is null, request.Address is null ? null : sealing.Seal(SealedFor, cameraId, request.Address));
        var isMoved = box is not null || (request.MediaServerId is not null && (camera?.MediaServerId, camera?.MediaPath) != (request.MediaServerId, request.MediaPath));
        if (camera is null)
        {
            camera = CameraRules.Make(cameraId, request, grid, box ?? [], time.Now());
            db.Add(camera);
            db.Remember(actor.Key, cameraId, hash, cameraId, time);
        }
        else
        {
            CameraRules.Fill(camera, request, grid);
            if (isMoved) { db.RemoveRange(await db.Set<CameraStanding>().Where(s => s.CameraId == cameraId).ToListAsync(ct)); }
        }

        if (isMoved) { (camera.SealedSource, camera.MediaServerId, camera.MediaPath) = (box ?? [], request.MediaServerId, request.MediaPath); }
        db.Leaf(AuditNote.By(
            actor, isNew ? "video.camera-registered" : "video.camera-changed", "camera", cameraId, camera.AreaPath, data: AuditData.Of(("version", camera.Version), ("address", isMoved), ("site", camera.Site.Wire()))));
        await db.CommitAsync(ct);
        // What is fetched of it now comes from the address that it had.
        if (!isNew && box is not null) { gateway.FetchAnew(db.District.Code, cameraId); }
        else if (!isNew && isMoved) { gateway.Drop(db.District.Code, cameraId, VideoRefusals.CameraMoved.Code); }
        return TypedResults.Ok(await reading.ViewAsync(camera, ct));
    }

    private static async Task<Refusal?> CheckSourceAsync(Guid cameraId, CameraFields request, DistrictDb db, CameraNetworks networks, CancellationToken ct)
    {
        if (request is { MediaServerId: { } serverId, MediaPath: { } path, Address: null })
        {
            if (await db.Set<MediaServer>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == serverId && s.EndedAt == null, ct) is not { } server) { return VideoRefusals.UnknownMediaServer; }
            if (!MediaAddress.IsPath(server.Kind, path)) { return VideoRefusals.BadSource; }
            // One picture, one entry: its right, its leaf and its reason are that entry's.
            var isTaken = await db.Set<Camera>().AnyAsync(c => c.MediaServerId == serverId && c.MediaPath == path && c.Id != cameraId && c.EndedAt == null, ct);
            return isTaken ? VideoRefusals.PathTaken : null;
        }

        if (request.MediaServerId is not null || request.MediaPath is not null) { return VideoRefusals.BadSource; }
        if (request.Address is not { } text) { return null; }
        if (CameraAddress.TryParse(text) is not { } address) { return VideoRefusals.BadAddress; }
        return await networks.ResolveAsync(address.Host, ct) is { Count: > 0 } ? null : VideoRefusals.AddressNotAllowed;
    }
}
