using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Storage;

namespace Wangge.Areas.Looking;

/// <inheritdoc/>
internal sealed class Units(DistrictDb db) : IUnits
{
    public async Task<UnitName?> FindAsync(Guid unitId, CancellationToken ct) =>
        await db.Set<Unit>().AsNoTracking().Where(u => u.Id == unitId && u.EndedAt == null).Select(u => new UnitName(u.Id, u.Code, u.Name, u.AreaPath)).FirstOrDefaultAsync(ct);

    public async Task<bool> ExistAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct)
    {
        var asked = unitIds.Distinct().ToList();
        return await db.Set<Unit>().CountAsync(u => asked.Contains(u.Id) && u.EndedAt == null, ct) == asked.Count;
    }

    public async Task<IReadOnlyList<UnitName>> ListAsync(CancellationToken ct) =>
        await db.Set<Unit>().AsNoTracking().Where(u => u.EndedAt == null).OrderBy(u => u.Code).Select(u => new UnitName(u.Id, u.Code, u.Name, u.AreaPath)).ToListAsync(ct);
}
