using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Speeds;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Travel;

/// <summary>The conditions of each district's roads in memory, read when first asked for and again after a change. Safe for concurrent use.</summary>
internal sealed class RoadConditionShelf(TimeProvider time)
{
    /// <summary>Closures that are kept in memory at once; beyond these the earliest hold.</summary>
    private const int MostClosures = 1_000;

    private readonly DistrictStates<RoadConditions> _states = new();

    public ValueTask<RoadConditions> GetAsync(DistrictStore store) => _states.GetAsync(store.District.Code, () => LoadAsync(store));

    /// <summary>Whoever asks next reads them anew.</summary>
    public void Forget(string districtCode) => _states.Drop(districtCode);

    public bool Holds(string districtCode) => _states.Peek(districtCode) is not null;

    private async Task<RoadConditions> LoadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        var now = time.Now();
        var speeds = await db.Set<SpeedVersion>().AsNoTracking().OrderByDescending(v => v.Version).FirstOrDefaultAsync();
        var weather = await db.Set<WeatherSpell>().AsNoTracking().OrderByDescending(w => w.Seq).FirstOrDefaultAsync();
        var closures = await db.Set<Closure>().AsNoTracking().Where(c => c.ReopenedAt == null && (c.Until == null || c.Until > now)).OrderBy(c => c.Seq).Take(MostClosures).ToListAsync();
        return new RoadConditions(speeds is null ? SpeedTable.Default : speeds.Table with { Version = speeds.Version }, weather, closures);
    }
}
