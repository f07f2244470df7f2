using Wangge.Contracts.Areas;

namespace Wangge.Video.Cameras;

/// <summary>All that is said of a camera when it is registered or changed.</summary>
/// <param name="Code">Unique in the district; never changes. Letters, digits, hyphens.</param>
/// <param name="Site"><c>gate</c>, <c>yard</c>, <c>corridor</c>, <c>hall</c>, <c>stairs</c>, <c>sports-ground</c>, <c>car-park</c>, <c>road</c>, <c>crossing</c>, <c>square</c>, <c>park</c>, <c>market</c>, <c>station</c> or <c>waterside</c>.</param>
/// <param name="Purpose"><c>school-safety</c>, <c>traffic-order</c>, <c>crowd-safety</c>, <c>fire-safety</c>, <c>flood-watch</c> or <c>public-order</c>.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="DirectionDegrees">0 up to 360, clockwise from north.</param>
/// <param name="FieldOfViewDegrees">1–360.</param>
/// <param name="ReachMetres">1–1,000.</param>
/// <param name="Address"><c>rtsp://[user:password@]host[:port]/path</c>; null together with <paramref name="MediaServerId"/> when changing: where its picture comes from stays as it is.</param>
/// <param name="MediaServerId">The media server that has its picture, instead of an address.</param>
/// <param name="MediaPath">What its picture is called there, such as <c>school/gate</c>.</param>
/// <param name="Version">Of the copy that was edited; null for a new one.</param>
public sealed record CameraFields(
    [Required, MinLength(1), MaxLength(32)] string Code, [Required, MinLength(1), MaxLength(80)] string Name, [Required, MaxLength(40)] string Site, [Required, MaxLength(40)] string Purpose,
    double Longitude, double Latitude, [Range(0, 360)] double DirectionDegrees, [Range(1, 360)] double FieldOfViewDegrees, [Range(1, 1_000)] double ReachMetres, Guid UnitId, bool IsSignShown,
    [MaxLength(500)] string? Address = null, Guid? MediaServerId = null, [MaxLength(200)] string? MediaPath = null, int? Version = null);

/// <summary>Whether what is said of a camera fits.</summary>
internal static class CameraRules
{
    public static Refusal? Check(CameraFields f)
    {
        if (RefusedPlaces.IsRefusedSite(f.Site) || RefusedPlaces.Holds(f.Name)) { return VideoRefusals.RefusedPlace; }
        var isFit = f.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && f.Name.Trim().Length > 0 && WireName.Find<CameraSite>(f.Site) is not null && WireName.Find<CameraPurpose>(f.Purpose) is not null
            && double.IsFinite(f.Longitude) && double.IsFinite(f.Latitude) && double.IsFinite(f.DirectionDegrees) && double.IsFinite(f.FieldOfViewDegrees) && double.IsFinite(f.ReachMetres);
        return isFit ? null : VideoRefusals.BadCamera;
    }

    public static Camera Make(Guid id, CameraFields f, GridPlace grid, byte[] sealedSource, DateTimeOffset now)
    {
        var camera = new Camera
        {
            Id = id, Code = f.Code, Name = "", Site = default, Purpose = default, Longitude = 0, Latitude = 0, AreaPath = "", DirectionDegrees = 0, FieldOfViewDegrees = 0, ReachMetres = 0, UnitId = f.UnitId, IsSignShown = false,
            SealedSource = sealedSource, CreatedAt = now,
        };
        Fill(camera, f, grid);
        return camera;
    }

    public static void Fill(Camera c, CameraFields f, GridPlace grid)
    {
        (c.Name, c.Site, c.Purpose) = (f.Name.Trim(), WireName.Read<CameraSite>(f.Site), WireName.Read<CameraPurpose>(f.Purpose));
        (c.Longitude, c.Latitude, c.AreaPath) = (f.Longitude, f.Latitude, grid.AreaPath);
        (c.DirectionDegrees, c.FieldOfViewDegrees, c.ReachMetres) = (f.DirectionDegrees % 360, f.FieldOfViewDegrees, f.ReachMetres);
        (c.UnitId, c.IsSignShown) = (f.UnitId, f.IsSignShown);
        c.Version++;
    }
}
