using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;

namespace Wangge.Cases.Founding;

/// <inheritdoc/>
internal sealed class ResponsibilityFounding(DistrictScope scope, SettingsMemory memory, TimeProvider time) : IResponsibilityFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedResponsibility> planned, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var there = (await db.Set<Responsibility>().AsNoTracking().Select(r => new { r.TypePattern, r.AreaPath }).ToListAsync(ct)).Select(r => (r.TypePattern, r.AreaPath)).ToHashSet();
        var missing = planned.Where(p => there.Add((p.TypePattern, p.AreaPath))).ToList();
        if (missing.Count == 0) { return; }

        db.AddRange(missing.Select(p => new Responsibility
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), TypePattern = p.TypePattern, AreaPath = p.AreaPath, UnitId = p.UnitId,
        }));
        db.Leaf(AuditNote.By(Actor.System, "cases.found-responsibilities", "district", Guid.Empty, data: AuditData.Of(("rows", missing.Count))));
        await db.CommitAsync(ct);
        memory.Forget(scope.District.Code);
    }
}
