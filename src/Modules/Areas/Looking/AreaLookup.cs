using Wangge.Contracts.Areas;
using Wangge.Kernel.Districts;

namespace Wangge.Areas.Looking;

/// <summary>The district's area map, loaded at its first use and swapped whole when the tree changes.</summary>
internal sealed class AreaLookup(DistrictScope scope, DistrictStates<AreaMap> maps) : IAreaLookup
{
    public async ValueTask<AreaMap> MapAsync() =>
        maps.Peek(scope.District.Code) ?? await maps.GetAsync(scope.District.Code, () => LoadAsync(scope.Store));

    public async ValueTask<GridPlace?> FindGridAsync(double longitude, double latitude) => (await MapAsync()).FindGrid(longitude, latitude);

    public async ValueTask<GridPlace?> FindGridAsync(Guid gridId) => (await MapAsync()).FindGrid(gridId);

    public async ValueTask<AreaName?> FindAreaAsync(string areaPath) => (await MapAsync()).FindArea(areaPath);

    public async ValueTask<IReadOnlyList<GridPlace>> ListNeighboursAsync(Guid gridId) => (await MapAsync()).ListNeighbours(gridId);

    public async ValueTask<AreaExtent?> ExtentAsync() => (await MapAsync()).Extent;

    /// <summary>Reads the areas anew and puts them in place of the old; who looks meanwhile is answered from the old.</summary>
    public Task ReloadAsync() => ReloadAsync(scope.Store, maps);

    /// <summary>Reloads where the district's map is in memory and no longer the newest.</summary>
    public Task CatchUpAsync() => CatchUpAsync(scope.Store, maps);

    internal static async Task CatchUpAsync(DistrictStore store, DistrictStates<AreaMap> maps)
    {
        if (maps.Peek(store.District.Code) is not { } held) { return; }
        int newest;
        await using (var db = store.Lease()) { newest = await RevisionAsync(db); }
        if (newest > held.Revision) { await ReloadAsync(store, maps); }
    }

    internal static async Task ReloadAsync(DistrictStore store, DistrictStates<AreaMap> maps)
    {
        var fresh = await LoadAsync(store);
        // Two changes may be read in one order and come here in the other.
        lock (maps)
        {
            if (maps.Peek(store.District.Code) is not { } held || held.Revision <= fresh.Revision) { maps.Swap(store.District.Code, fresh); }
        }
    }

    private static Task<int> RevisionAsync(DistrictDb db) => db.Set<TreeChange>().CountAsync();

    private static async Task<AreaMap> LoadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        var revision = await RevisionAsync(db);
        return new AreaMap(await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).ToListAsync(), revision);
    }
}
