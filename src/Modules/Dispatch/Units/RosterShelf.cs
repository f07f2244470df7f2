using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Units;

/// <summary>Each district's roster in memory, read anew when a unit changes. Safe for concurrent use.</summary>
internal sealed class RosterShelf(DistrictStates<Roster> rosters)
{
    public ValueTask<Roster> GetAsync(DistrictStore store) =>
        rosters.Peek(store.District.Code) is { } there ? new(there) : rosters.GetAsync(store.District.Code, () => ReadAsync(store));

    /// <summary>A unit changed.</summary>
    public void Forget(string districtCode) => rosters.Drop(districtCode);

    private static async Task<Roster> ReadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return new Roster(await db.Set<PatrolUnit>().AsNoTracking().Where(u => u.EndedAt == null).OrderBy(u => u.Seq).ToListAsync());
    }
}
