using Wangge.Video.Gateway;

namespace Wangge.Video.Cameras;

/// <summary>Asks a camera once for its picture and says what it is: codec, size, or why there is none. No picture leaves the gateway.</summary>
/// <remarks>At most <see cref="CameraTrial"/>'s number at once. Refuses with <c>video.camera.*</c>, <c>video.too-many-pulls</c>.</remarks>
internal static class TryCamera
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cameras/{cameraId:guid}/try", Handle).RequirePermission(VideoPermissions.EditCameras).WithName(nameof(TryCamera));
        api.MapPost("/cameras/{cameraId:guid}/end", EndAsync).RequirePermission(VideoPermissions.EditCameras).WithName("EndCamera");
    }

    private static async Task<Results<Ok<CameraView>, Refused>> Handle(
        Guid cameraId, DistrictDb db, CameraTrial trial, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var (camera, refusal) = await FindAsync(cameraId, db, actor, policy, ct);
        if (camera is null) { return new Refused(refusal!); }
        if (camera.EndedAt is not null) { return new Refused(VideoRefusals.CameraEnded); }
        if (camera.MediaServerId is not null) { return new Refused(VideoRefusals.AtMediaServer); }
        db.Leaf(AuditNote.By(actor, "video.camera-tried", "camera", cameraId, camera.AreaPath));
        await db.CommitAsync(ct);
        return await trial.RunAsync(db.District.Code, cameraId, ct) ? TypedResults.Ok(await reading.ViewAsync(camera, ct)) : new Refused(VideoRefusals.TooMany);
    }

    private static async Task<Results<NoContent, Refused>> EndAsync(
        Guid cameraId, DistrictDb db, PictureGateway gateway, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        var (camera, refusal) = await FindAsync(cameraId, db, actor, policy, ct);
        if (camera is null) { return new Refused(refusal!); }
        if (camera.EndedAt is not null) { return TypedResults.NoContent(); }
        camera.EndedAt = time.Now();
        // What is no longer looked through needs no address.
        (camera.SealedSource, camera.MediaServerId, camera.MediaPath) = ([], null, null);
        camera.Version++;
        db.Leaf(AuditNote.By(actor, "video.camera-ended", "camera", cameraId, camera.AreaPath));
        await db.CommitAsync(ct);
        gateway.Drop(db.District.Code, cameraId);
        return TypedResults.NoContent();
    }

    private static async Task<(Camera? Camera, Refusal? Refusal)> FindAsync(Guid cameraId, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Camera>().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return (null, VideoRefusals.UnknownCamera); }
        return policy.Check(actor, VideoPermissions.EditCameras, new Reach(camera.AreaPath)) is { } refusal ? (null, refusal) : (camera, null);
    }
}
