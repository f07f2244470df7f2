using Microsoft.Extensions.Options;
using Wangge.Contracts.City;
using Wangge.Kernel.Districts;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Sight;

/// <summary>A district's coverage by sight as it is now. Asked in a scope of the district.</summary>
/// <remarks>
/// Cameras are read at each asking, a row each without its address; a field of view is made anew only where its camera's aim or the map changed, all else stays. Places are read again each minute.
/// So it is right on each node without a word from another. One asking at a time makes what is missing; the others wait for it.
/// </remarks>
internal sealed class CoverageBoard(
    DistrictDb db, DistrictStates<DistrictSight> states, PlaceGathering gathering, FieldMaking making, IBuildings buildings, PictureGateway gateway, IOptions<VideoOptions> options, TimeProvider time)
{
    private const int MostCameras = 10_000;
    private static readonly TimeSpan PlacesHoldFor = TimeSpan.FromMinutes(1);

    public async Task<Coverage> GetAsync(CancellationToken ct)
    {
        var sight = await states.GetAsync(db.District.Code, () => Task.FromResult(new DistrictSight()));
        var cameras = await ReadCamerasAsync(ct);
        await sight.Gate.WaitAsync(ct);
        try
        {
            await RenewPlacesAsync(sight, ct);
            return sight.Now = Renew(sight, cameras);
        }
        finally
        {
            sight.Gate.Release();
        }
    }

    private async Task RenewPlacesAsync(DistrictSight sight, CancellationToken ct)
    {
        var version = buildings.FindVersion(db.District.Code);
        var isMapSame = sight.Index is not null && sight.MapVersion == version;
        if (isMapSame && time.GetUtcNow() < sight.ReadAgainAt) { return; }
        var gathered = await gathering.GatherAsync(ct);
        sight.ReadAgainAt = time.GetUtcNow() + PlacesHoldFor;
        if (isMapSame && gathered.Count == sight.Gathered.Count && gathered.Zip(sight.Gathered).All(p => p.First.IsSameAs(p.Second))) { return; }
        (sight.Gathered, sight.MapVersion, sight.Places) = (gathered, version, gathering.Sample(gathered));
        sight.Index = new PlaceIndex(sight.Places);
        sight.Fields.Clear();
        sight.Now = null;
    }

    private Coverage Renew(DistrictSight sight, IReadOnlyList<ReadCamera> cameras)
    {
        if (sight.Now is { } now && now.Cameras.Count == cameras.Count && cameras.Zip(now.Cameras).All(c => c.First.IsSameAs(c.Second))) { return now; }
        var (fields, index, code) = (sight.Fields, sight.Index!, db.District.Code);
        var missing = cameras.Select(c => c.Aim).Where(aim => !fields.ContainsKey(aim)).Distinct().ToArray();
        var made = new (SightField Field, IReadOnlyList<(int, ulong)> Seen)[missing.Length];
        Parallel.For(0, missing.Length, i =>
        {
            var field = making.Make(code, missing[i]);
            made[i] = (field, index.SeenFrom(field));
        });
        for (var i = 0; i < missing.Length; i++) { fields[missing[i]] = made[i]; }
        var held = cameras.Select(c => c.Aim).ToHashSet();
        foreach (var gone in fields.Keys.Where(aim => !held.Contains(aim)).ToList()) { fields.Remove(gone); }

        var seeing = cameras.Select(c => new SightCamera(c.Id, c.Name, c.AreaPath, c.Aim, c.Health, c.IsWorking, fields[c.Aim].Field, fields[c.Aim].Seen)).ToList();
        return new Coverage(sight.Places, seeing, index, options.Value.SeenShare, sight.MapVersion is not null);
    }

    private async Task<IReadOnlyList<ReadCamera>> ReadCamerasAsync(CancellationToken ct)
    {
        var cameras = await db.Set<Camera>().AsNoTracking().Where(c => c.EndedAt == null).OrderBy(c => c.Seq).Take(MostCameras)
            .Select(c => new { c.Id, c.Name, c.AreaPath, c.Longitude, c.Latitude, c.DirectionDegrees, c.FieldOfViewDegrees, c.ReachMetres, c.Site }).ToListAsync(ct);
        var standings = await db.Set<CameraStanding>().AsNoTracking().ToDictionaryAsync(s => s.CameraId, ct);
        return cameras.ConvertAll(c =>
        {
            var last = standings.GetValueOrDefault(c.Id);
            var (health, _) = CameraHealth.Of(null, last, gateway.StandingOf(db.District.Code, c.Id));
            var aim = new CameraAim(c.Longitude, c.Latitude, c.DirectionDegrees, c.FieldOfViewDegrees, c.ReachMetres, CameraAim.IsIndoor(c.Site));
            return new ReadCamera(c.Id, c.Name, c.AreaPath, aim, health, CameraHealth.IsWorking(health, last));
        });
    }

    private sealed record ReadCamera(Guid Id, string Name, string AreaPath, CameraAim Aim, string Health, bool IsWorking)
    {
        public bool IsSameAs(SightCamera other) => (Id, Name, AreaPath, Aim, Health, IsWorking) == (other.Id, other.Name, other.AreaPath, other.Aim, other.Health, other.IsWorking);
    }
}

/// <summary>What is kept of a district between two askings; touched by whoever holds the gate.</summary>
internal sealed class DistrictSight
{
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public string? MapVersion { get; set; }

    public DateTimeOffset ReadAgainAt { get; set; }

    public IReadOnlyList<GatheredPlace> Gathered { get; set; } = [];

    public IReadOnlyList<SightPlace> Places { get; set; } = [];

    /// <summary>Null before the first asking.</summary>
    public PlaceIndex? Index { get; set; }

    public Dictionary<CameraAim, (SightField Field, IReadOnlyList<(int Place, ulong Seen)> Seen)> Fields { get; } = [];

    public Coverage? Now { get; set; }
}
