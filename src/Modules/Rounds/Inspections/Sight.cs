using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>Who sees what: those who lead an area or a unit all that is theirs, everybody else what they planned for, found, fix or may recheck. Nobody is ranked.</summary>
internal sealed class Sight(DistrictDb db, AccessPolicy policy, Actor actor)
{
    /// <summary>Inspections that the actor sees.</summary>
    /// <param name="mine">Only those that are or were the actor's own to do.</param>
    public IQueryable<Inspection> Inspections(bool mine)
    {
        var all = db.Set<Inspection>().AsNoTracking();
        var own = all.Where(i => i.InspectorId == actor.Id);
        if (mine) { return own; }
        var led = policy.ExtentOf(actor, InspectionPermissions.SeeAll);
        var within = AreaCut.Within(all, led.AreaPaths, i => i.AreaPath).Select(i => i.Id);
        var units = led.UnitIds;
        return all.Where(i => i.InspectorId == actor.Id || within.Contains(i.Id) || db.Set<Defect>().Any(d => d.InspectionId == i.Id && d.UnitId != null && units.Contains(d.UnitId.Value)));
    }

    /// <summary>Defects that the actor sees.</summary>
    public IQueryable<Defect> Defects()
    {
        var all = db.Set<Defect>().AsNoTracking();
        var led = policy.ExtentOf(actor, InspectionPermissions.SeeAll);
        var within = AreaCut.Within(all, led.AreaPaths, d => d.AreaPath).Select(d => d.Id);
        var units = led.UnitIds.Concat(policy.ExtentOf(actor, InspectionPermissions.Fix).UnitIds).Distinct().ToList();
        return all.Where(d => d.FoundById == actor.Id || within.Contains(d.Id) || (d.UnitId != null && units.Contains(d.UnitId.Value)));
    }

    /// <summary>Defects that the actor's unit, or the actor for the premises, has to fix.</summary>
    public IQueryable<Defect> ToFix()
    {
        var extent = policy.ExtentOf(actor, InspectionPermissions.Fix);
        var units = extent.UnitIds;
        var within = AreaCut.Within(db.Set<Defect>().AsNoTracking().Where(d => d.UnitId == null), extent.AreaPaths, d => d.AreaPath).Select(d => d.Id);
        return db.Set<Defect>().AsNoTracking().Where(d => d.State == DefectState.Ordered && (within.Contains(d.Id) || (d.UnitId != null && units.Contains(d.UnitId.Value))));
    }

    /// <summary>Defects that wait for a recheck in the actor's areas; those that the actor found are left out.</summary>
    public IQueryable<Defect> ToRecheck()
    {
        var extent = policy.ExtentOf(actor, InspectionPermissions.Recheck);
        return AreaCut.Within(db.Set<Defect>().AsNoTracking().Where(d => d.State == DefectState.Fixed && d.FoundById != actor.Id), extent.AreaPaths, d => d.AreaPath);
    }

    /// <summary>Why the actor does not see this inspection; null where they do.</summary>
    public async Task<Refusal?> CheckAsync(Inspection inspection, CancellationToken ct)
    {
        if (inspection.InspectorId == actor.Id) { return null; }
        var defects = await db.Set<Defect>().AsNoTracking().Where(d => d.InspectionId == inspection.Id).ToListAsync(ct);
        var units = defects.Select(d => d.UnitId).OfType<Guid>().Distinct().ToList();
        if (policy.Check(actor, InspectionPermissions.SeeAll, new Reach(inspection.AreaPath, units)) is not { } refusal) { return null; }
        var hasPart = defects.Exists(d =>
            (d.State == DefectState.Ordered && policy.Check(actor, InspectionPermissions.Fix, DefectActs.ReachOf(d)) is null)
            || (d.State == DefectState.Fixed && policy.Check(actor, InspectionPermissions.Recheck, new Reach(d.AreaPath)) is null)
            || d.FixerIds.Contains(actor.Id)
            || (d.UnitId is { } unit && policy.ExtentOf(actor, InspectionPermissions.Fix).UnitIds.Contains(unit)));
        return hasPart ? null : refusal;
    }
}
