using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Limits;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Calendars;

/// <summary>The district's limit clocks by calendar version: the newest for new deadlines, older ones to explain those that were set by them.</summary>
internal sealed class LimitClocks(DistrictScope scope, DistrictStates<ClockShelf> shelves)
{
    /// <summary>All versions; loaded at first use.</summary>
    public async ValueTask<ClockShelf> ShelfAsync() =>
        shelves.Peek(scope.District.Code) ?? await shelves.GetAsync(scope.District.Code, () => LoadAsync(scope.Store));

    /// <summary>The clock of the calendar in force.</summary>
    public async ValueTask<LimitClock> NewestAsync() => (await ShelfAsync()).Newest;

    private static async Task<ClockShelf> LoadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        var rows = await db.Set<CalendarRow>().AsNoTracking().OrderBy(c => c.Version).ToListAsync();
        return new ClockShelf(rows.ToDictionary(row => row.Version, row => new LimitClock(row.Definition.ToCalendar(row.Version))));
    }
}

/// <summary>Clocks by version. Immutable.</summary>
internal sealed class ClockShelf(IReadOnlyDictionary<int, LimitClock> byVersion)
{
    /// <exception cref="InvalidOperationException">The district has no calendar.</exception>
    public LimitClock Newest { get; } = byVersion.Count > 0
        ? byVersion[byVersion.Keys.Max()]
        : throw new InvalidOperationException("The district has no calendar.");

    public LimitClock? Find(int version) => byVersion.GetValueOrDefault(version);
}
