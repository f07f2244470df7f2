using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Zones;

/// <summary>The zones that hold, from memory; read anew when one was changed here, and after a few seconds when elsewhere. Asked in a scope of the district.</summary>
internal sealed class ZoneBook(DistrictScope scope, DistrictStates<ZonesInForce> maps, TimeProvider time)
{
    /// <summary>In a cluster another node's change is seen after this.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    public async ValueTask<ZoneMap> MapAsync()
    {
        if (maps.Peek(scope.District.Code) is { } held && time.GetUtcNow() < held.LookAgainAt) { return held.Map; }
        return (await ReloadAsync()).Map;
    }

    /// <summary>One of these zones was changed.</summary>
    public Task ChangedAsync() => ReloadAsync();

    private async Task<ZonesInForce> ReloadAsync()
    {
        var held = maps.Peek(scope.District.Code);
        await using var db = scope.Store.Lease();
        var revision = await db.Set<ZoneVersion>().CountAsync();
        // What never changes and is as many as before is the same: who holds the map may go on holding it.
        var map = held?.Revision == revision ? held.Map : new ZoneMap((await InForce(db).ToListAsync()).Select(z => z.ToZone()));
        var fresh = new ZonesInForce(map, revision, time.GetUtcNow() + LookAgainAfter);
        maps.Swap(scope.District.Code, fresh);
        return fresh;
    }

    /// <summary>The newest version of each zone that has not ended.</summary>
    public static IQueryable<ZoneVersion> InForce(DistrictDb db)
    {
        var all = db.Set<ZoneVersion>().AsNoTracking();
        return all.Where(z => !z.IsEnded && !all.Any(newer => newer.ZoneId == z.ZoneId && newer.Version > z.Version)).OrderBy(z => z.Minutes).ThenBy(z => z.ZoneId);
    }
}

/// <param name="Revision">How many versions there are: it grows with each change.</param>
internal sealed record ZonesInForce(ZoneMap Map, int Revision, DateTimeOffset LookAgainAt);
