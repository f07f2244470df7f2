using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Units;

/// <inheritdoc/>
internal sealed class PatrolFounding(DistrictScope scope, RosterShelf shelf, TimeProvider time) : IPatrolFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedPatrol> planned, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var there = (await db.Set<PatrolUnit>().AsNoTracking().Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        var missing = planned.Where(p => there.Add(p.Id)).ToList();
        if (missing.Count == 0) { return; }
        db.AddRange(missing.Select(UnitOf));
        db.Leaf(AuditNote.By(Actor.System, "dispatch.found-units", "district", Guid.Empty, data: AuditData.Of(("rows", missing.Count))));
        await db.CommitAsync(ct);
        shelf.Forget(scope.District.Code);
    }

    private PatrolUnit UnitOf(PlannedPatrol p)
    {
        var unit = new PatrolUnit
        {
            Id = p.Id, Code = p.Code, Name = p.Name, Kind = WireName.Find<UnitKind>(p.Kind) ?? UnitKind.Foot, AreaPath = p.AreaPath, Skills = p.Skills, CrewIds = p.CrewIds,
            PostLongitude = p.PostLongitude, PostLatitude = p.PostLatitude, Version = 1,
        };
        if (p.IsFree) { unit.Say(UnitState.Free, time.Now()); }
        return unit;
    }
}
