using Wangge.Areas.Looking;

namespace Wangge.Areas.Ledgers;

/// <summary>Shares out what grids counted when ground passes between them: nobody is counted twice, and nobody is lost.</summary>
internal static class SharedCounts
{
    /// <summary>What stands afterwards must count what was counted before.</summary>
    public static readonly Refusal Differ = new("areas.redraw.counts-differ", RefusalKind.Invalid, "The counts of the grids after the change are not, together, those of before.");

    /// <param name="shares">Each grid of the change with what it counts from now on; null: as before, for one that ends nothing.</param>
    public static async Task<Refusal?> ShareAsync(IReadOnlyList<(Area Area, LedgerCounts? Counts)> shares, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var ids = shares.Where(s => s.Area.Level == AreaLevel.Basic).Select(s => s.Area.Id).ToList();
        var all = db.Set<LedgerEntry>().AsNoTracking();
        var known = await all.Where(l => ids.Contains(l.AreaId) && !all.Any(newer => newer.AreaId == l.AreaId && newer.Version > l.Version)).ToDictionaryAsync(l => l.AreaId, ct);
        var before = LedgerCounts.Sum(known.Values.Select(LedgerCounts.Of));
        var after = LedgerCounts.Sum(shares.Where(s => s.Area.EndedAt is null).Select(s => s.Counts ?? Known(s.Area)));
        if (before != after) { return Differ; }

        foreach (var (area, counts) in shares)
        {
            if (counts is null || area.EndedAt is not null || counts == Known(area)) { continue; }
            var version = (known.GetValueOrDefault(area.Id)?.Version ?? 0) + 1;
            db.Add(counts.ToEntry(area.Id, version, actor.Id, time.Now()));
            db.Leaf(AuditNote.By(actor, "areas.ledger-changed", "area", area.Id, area.AreaPath, data: AuditData.Of(("version", version))));
        }

        return null;

        LedgerCounts Known(Area area) => known.TryGetValue(area.Id, out var entry) ? LedgerCounts.Of(entry) : LedgerCounts.None;
    }
}
