using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>Each district's trackers in memory, read anew when one is made or ended. Safe for concurrent use.</summary>
internal sealed class TrackerShelf(DistrictStates<TrackerBook> books)
{
    /// <value>More than a district has.</value>
    private const int Most = 10_000;

    public ValueTask<TrackerBook> GetAsync(DistrictStore store) =>
        books.Peek(store.District.Code) is { } there ? new(there) : books.GetAsync(store.District.Code, () => ReadAsync(store));

    /// <summary>A tracker was made or ended.</summary>
    public void Forget(string districtCode) => books.Drop(districtCode);

    private static async Task<TrackerBook> ReadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return new TrackerBook(await db.Set<Tracker>().AsNoTracking().Where(t => t.EndedAt == null).OrderBy(t => t.CreatedAt).Take(Most).ToListAsync());
    }
}
