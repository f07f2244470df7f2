using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Contracts.Areas;

namespace Wangge.Areas.Looking;

/// <inheritdoc/>
internal sealed class GridCounts(DistrictDb db) : IGridCounts
{
    public async Task<IReadOnlyList<GridCount>> ListAsync(CancellationToken ct)
    {
        var people = await Ledger.InForce(db, "/").Select(l => new { l.AreaId, People = l.Resident + l.Temporary }).ToDictionaryAsync(l => l.AreaId, l => l.People, ct);
        var grids = await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null && a.Level == AreaLevel.Basic && a.Edge != null).OrderBy(a => a.AreaPath).ToListAsync(ct);
        return grids.ConvertAll(g => new GridCount(g.Id, g.Name, g.AreaPath, Shapes.Read(g.Edge!), people.GetValueOrDefault(g.Id)));
    }

    public async Task<IReadOnlyList<PublicPlace>> ListPlacesAsync(IReadOnlyList<string> kinds, int most, CancellationToken ct) =>
        await db.Set<Premise>().AsNoTracking().Where(p => p.EndedAt == null && kinds.Contains(p.Kind)).OrderBy(p => p.Seq).Take(Math.Clamp(most, 1, 5_000))
            .Select(p => new PublicPlace(p.Id, p.Kind, p.Name, p.Longitude, p.Latitude)).ToListAsync(ct);
}
