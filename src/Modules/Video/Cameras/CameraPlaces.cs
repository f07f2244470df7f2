using Wangge.Contracts.Video;

namespace Wangge.Video.Cameras;

/// <inheritdoc/>
internal sealed class CameraPlaces(DistrictDb db) : ICameraPlaces
{
    public async Task<IReadOnlyDictionary<Guid, CameraPlace>> FindAsync(IReadOnlyCollection<Guid> cameraIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, CameraPlace>();
        foreach (var part in cameraIds.Distinct().Chunk(500))
        {
            var faults = await db.Set<CameraStanding>().AsNoTracking().Where(s => part.Contains(s.CameraId) && s.Fault != null).ToDictionaryAsync(s => s.CameraId, s => s.Fault, ct);
            foreach (var c in await db.Set<Camera>().AsNoTracking().Where(c => part.Contains(c.Id)).ToListAsync(ct))
            {
                found[c.Id] = new CameraPlace(c.Id, c.Code, c.Name, c.Longitude, c.Latitude, c.AreaPath, c.EndedAt is not null, faults.GetValueOrDefault(c.Id));
            }
        }

        return found;
    }
}
