using Wangge.Contracts.Areas;
using Wangge.Video.Gateway;

namespace Wangge.Video.Cameras;

/// <summary>A camera as lists and the map show it; its address is in no answer.</summary>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="Unit">Name of the unit that answers for it, or null once it has ended.</param>
/// <param name="MediaServerId">The media server that has its picture under <paramref name="MediaPath"/>; null where this house fetches it.</param>
/// <param name="Codec"><c>h264</c>, <c>h265</c>, <c>other</c>; null before it was looked at.</param>
/// <param name="Health"><c>unknown</c>, <c>ready</c> (it answered, or gave a picture, when tried last), <c>starting</c>, <c>live</c>, <c>failing</c> or <c>ended</c>.</param>
/// <param name="Fault">Why it fails, as a code: <c>video.fault.unreachable</c>, <c>.refused-credentials</c>, <c>.not-allowed</c>, <c>.redirected</c>, <c>.no-stream</c>, <c>.stalled</c>, <c>.h265</c> (a sub-stream in H.264 is needed), <c>.codec</c>, <c>.no-repacker</c>, <c>.media-server</c>; null where it does not.</param>
/// <param name="TriedAt">When it was asked last, for its picture or only whether it answers; null: never.</param>
/// <param name="Since">Since when it works, or does not; null before it was tried.</param>
public sealed record CameraView(
    Guid Id, string Code, string Name, string Site, string Purpose, double Longitude, double Latitude, string AreaPath, string? Area, double DirectionDegrees, double FieldOfViewDegrees, double ReachMetres,
    Guid UnitId, string? Unit, bool IsSignShown, Guid? MediaServerId, string? MediaPath, string? Codec, int? Width, int? Height, string Health, string? Fault, DateTimeOffset? TriedAt, DateTimeOffset? Since, DateTimeOffset? EndedAt, int Version);

/// <summary>Makes views of cameras. Asked in a scope of the district.</summary>
internal sealed class CameraReading(DistrictDb db, IAreaLookup areas, IUnits units, PictureGateway gateway)
{
    public async Task<IReadOnlyList<CameraView>> ViewsAsync(IReadOnlyList<Camera> cameras, CancellationToken ct)
    {
        var names = cameras.Count == 0 ? [] : (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name);
        var ids = cameras.Select(c => c.Id).ToList();
        var standings = await db.Set<CameraStanding>().AsNoTracking().Where(s => ids.Contains(s.CameraId)).ToDictionaryAsync(s => s.CameraId, ct);
        var views = new List<CameraView>(cameras.Count);
        foreach (var c in cameras)
        {
            var last = standings.GetValueOrDefault(c.Id);
            var (health, fault) = CameraHealth.Of(c.EndedAt, last, gateway.StandingOf(db.District.Code, c.Id));
            views.Add(new CameraView(
                c.Id, c.Code, c.Name, c.Site.Wire(), c.Purpose.Wire(), c.Longitude, c.Latitude, c.AreaPath, (await areas.FindAreaAsync(c.AreaPath))?.Name, c.DirectionDegrees, c.FieldOfViewDegrees, c.ReachMetres,
                c.UnitId, names.GetValueOrDefault(c.UnitId), c.IsSignShown, c.MediaServerId, c.MediaPath, last?.Codec?.Wire(), last?.Width, last?.Height, health, fault, last?.TriedAt, last?.Since, c.EndedAt, c.Version));
        }

        return views;
    }

    public async Task<(string Health, bool IsWorking)> HealthAsync(Camera camera, CancellationToken ct)
    {
        var last = await db.Set<CameraStanding>().AsNoTracking().FirstOrDefaultAsync(s => s.CameraId == camera.Id, ct);
        var (health, _) = CameraHealth.Of(camera.EndedAt, last, gateway.StandingOf(db.District.Code, camera.Id));
        return (health, CameraHealth.IsWorking(health, last));
    }

    public async Task<CameraView> ViewAsync(Camera camera, CancellationToken ct) => (await ViewsAsync([camera], ct))[0];
}
