using Wangge.Contracts.Video;
using Wangge.Video.Cameras;

namespace Wangge.Video.Watching;

/// <inheritdoc/>
internal sealed class CamerasWatched(DistrictDb db) : ICamerasWatched
{
    public async Task<IReadOnlyDictionary<Guid, string>> ListNotAnsweringAsync(IReadOnlyCollection<Guid> cameraIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, string>();
        foreach (var part in cameraIds.Distinct().Chunk(500))
        {
            var failing = db.Set<CameraStanding>().Where(s => part.Contains(s.CameraId) && s.Misses > 1).Select(s => s.CameraId);
            foreach (var c in await db.Set<Camera>().AsNoTracking().Where(c => c.EndedAt == null && failing.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct)) { found[c.Id] = c.Name; }
        }

        return found;
    }
}
