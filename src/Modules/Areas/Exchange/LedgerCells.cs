using Wangge.Areas.Ledgers;

namespace Wangge.Areas.Exchange;

/// <summary>The six counts of a ledger as columns.</summary>
internal static class LedgerCells
{
    public static readonly ImportColumn[] Columns =
    [
        new("resident", "常住人口"), new("temporary", "暂住人口"), new("households", "户数"), new("buildings", "楼栋数"), new("shops", "商铺数"), new("households_in_difficulty", "困难户数"),
    ];

    /// <summary>The counts as the row has them, those left empty as they were; null where all are empty.</summary>
    public static LedgerCounts? Read(FileRow row, LedgerCounts held)
    {
        var given = Array.ConvertAll(Columns, c => row.Count(c.Name, LedgerCounts.Most));
        return Array.TrueForAll(given, g => g is null)
            ? null
            : new LedgerCounts(
                given[0] ?? held.Resident, given[1] ?? held.Temporary, given[2] ?? held.Households, given[3] ?? held.Buildings, given[4] ?? held.Shops, given[5] ?? held.HouseholdsInDifficulty);
    }

    public static IEnumerable<long> Write(LedgerCounts counts) =>
        [counts.Resident, counts.Temporary, counts.Households, counts.Buildings, counts.Shops, counts.HouseholdsInDifficulty];

    /// <summary>The ledgers in force of these areas.</summary>
    public static async Task<Dictionary<Guid, LedgerEntry>> InForceAsync(DistrictDb db, IReadOnlyCollection<Guid> areaIds, CancellationToken ct) =>
        (await db.Set<LedgerEntry>().AsNoTracking().Where(l => areaIds.Contains(l.AreaId)).ToListAsync(ct))
            .GroupBy(l => l.AreaId).ToDictionary(g => g.Key, g => g.MaxBy(l => l.Version)!);
}
