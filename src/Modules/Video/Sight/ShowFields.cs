using NetTopologySuite.Geometries;
using Wangge.Video.Cameras;

namespace Wangge.Video.Sight;

/// <summary>The field of view of one camera, and of those whose field reaches into a rectangle, as polygons for a map.</summary>
/// <remarks>Refuses with <c>video.camera.unknown</c>, <c>video.camera.ended</c>, <c>video.coverage.bad-box</c>.</remarks>
internal static class ShowFields
{
    private const int Most = 500;
    private const double MostDegrees = 1;

    /// <param name="IsCut">There are more; ask for a smaller rectangle.</param>
    public sealed record Response(IReadOnlyList<FieldView> Items, bool IsCut);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cameras/{cameraId:guid}/field", OfCameraAsync).RequirePermission(VideoPermissions.SeeCameras).WithName("ShowField");
        api.MapGet("/camera-fields", Handle).RequirePermission(VideoPermissions.SeeCameras).WithName(nameof(ShowFields));
    }

    private static async Task<Results<Ok<FieldView>, Refused>> OfCameraAsync(
        Guid cameraId, DistrictDb db, FieldMaking making, CameraReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        if (policy.Check(actor, VideoPermissions.SeeCameras, new Reach(camera.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (camera.EndedAt is not null) { return new Refused(VideoRefusals.CameraEnded); }
        var (health, isWorking) = await reading.HealthAsync(camera, ct);
        var field = making.Make(db.District.Code, CameraAim.Of(camera));
        return TypedResults.Ok(new FieldView(camera.Id, camera.Name, camera.Longitude, camera.Latitude, health, isWorking, field.Standing.Wire(), FieldPolygon.Of(field)));
    }

    /// <summary>At most 500, in the order of registering.</summary>
    /// <param name="west">WGS-84 degrees; so the others. At most 1° across.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(double west, double south, double east, double north, CoverageBoard board, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (west is not (>= -180 and <= 180) || south is not (>= -85 and <= 85) || east - west is not (> 0 and <= MostDegrees) || north - south is not (> 0 and <= MostDegrees)) { return new Refused(VideoRefusals.BadBox); }
        var (box, extent) = (new Envelope(west, east, south, north), policy.ExtentOf(actor, VideoPermissions.SeeCameras));
        var found = (await board.GetAsync(ct)).Cameras.Where(c => extent.AreaPaths.Any(path => Extent.Covers(path, c.AreaPath)) && c.Field.Bounds.Intersects(box)).Take(Most + 1).ToList();
        return TypedResults.Ok(new Response([.. found.Take(Most).Select(c => new FieldView(c.Id, c.Name, c.Aim.Longitude, c.Aim.Latitude, c.Health, c.IsWorking, c.Field.Standing.Wire(), FieldPolygon.Of(c.Field)))], found.Count > Most));
    }
}
