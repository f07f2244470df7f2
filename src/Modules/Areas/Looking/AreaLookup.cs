using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Areas.Looking;

/// <summary>The district's area map, loaded at its first use and dropped when edges change.</summary>
internal sealed class AreaLookup(DistrictScope scope, DistrictStates<AreaMap> maps) : IAreaLookup
{
    public async ValueTask<AreaMap> MapAsync() =>
        maps.Peek(scope.District.Code) ?? await maps.GetAsync(scope.District.Code, () => LoadAsync(scope.Store));

    public async ValueTask<GridPlace?> FindGridAsync(double longitude, double latitude) => (await MapAsync()).FindGrid(longitude, latitude);

    public async ValueTask<GridPlace?> FindGridAsync(Guid gridId) => (await MapAsync()).FindGrid(gridId);

    public async ValueTask<AreaName?> FindAreaAsync(string areaPath) => (await MapAsync()).FindArea(areaPath);

    public async ValueTask<IReadOnlyList<GridPlace>> ListNeighboursAsync(Guid gridId) => (await MapAsync()).ListNeighbours(gridId);

    /// <summary>Reads the areas anew and puts them in place of the old; who looks meanwhile is answered from the old.</summary>
    public async Task ReloadAsync() => maps.Swap(scope.District.Code, await LoadAsync(scope.Store));

    private static async Task<AreaMap> LoadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return new AreaMap(await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).ToListAsync());
    }
}
