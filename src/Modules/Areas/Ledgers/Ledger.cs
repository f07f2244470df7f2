using Wangge.Areas.Looking;

namespace Wangge.Areas.Ledgers;

/// <summary>Ledgers as queries.</summary>
internal static class Ledger
{
    /// <summary>The counts in force of the basic grids that stand within a path.</summary>
    public static IQueryable<LedgerEntry> InForce(DistrictDb db, string areaPath)
    {
        var ids = db.Set<Area>().Where(a => a.EndedAt == null && a.Level == AreaLevel.Basic && a.AreaPath.StartsWith(areaPath)).Select(a => a.Id);
        var all = db.Set<LedgerEntry>().AsNoTracking();
        return all.Where(l => ids.Contains(l.AreaId) && !all.Any(newer => newer.AreaId == l.AreaId && newer.Version > l.Version));
    }
}
