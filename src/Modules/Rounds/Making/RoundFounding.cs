using Wangge.Contracts.Areas;
using Wangge.Contracts.Rounds;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Points;

namespace Wangge.Rounds.Making;

/// <inheritdoc/>
internal sealed class RoundFounding(DistrictDb db, IAreaLookup areas, RoundMaking making, TimeProvider time) : IRoundFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedPoint> points, IReadOnlyList<PlannedRounds> plans, CancellationToken ct)
    {
        await AddPointsAsync(points, ct);
        await AddPlansAsync(plans, ct);
    }

    private async Task AddPointsAsync(IReadOnlyList<PlannedPoint> points, CancellationToken ct)
    {
        var known = await db.Set<MustCheckPoint>().Select(p => p.Id).ToHashSetAsync(ct);
        List<PlannedPoint> missing = [.. points.Where(p => !known.Contains(p.Id))];
        if (missing.Count == 0) { return; }
        foreach (var planned in missing)
        {
            var fields = new PointFields(planned.Code, planned.Name, planned.Kind, planned.Longitude, planned.Latitude, planned.Ways, planned.DwellSeconds);
            if (PointRules.Check(fields) is { } refusal) { throw new InvalidOperationException($"{planned.Name}: {refusal.Code}"); }
            var grid = await areas.FindGridAsync(planned.Longitude, planned.Latitude) ?? throw new InvalidOperationException($"{planned.Name} lies in no grid.");
            db.Add(PointRules.Make(planned.Id, fields, grid, time.Now()));
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.found", "district", Guid.Empty, data: AuditData.Of(("points", missing.Count))));
        await db.CommitAsync(ct);
    }

    private async Task AddPlansAsync(IReadOnlyList<PlannedRounds> plans, CancellationToken ct)
    {
        var known = await db.Set<RoundPlan>().Select(p => p.Id).ToHashSetAsync(ct);
        List<PlannedRounds> missing = [.. plans.Where(p => !known.Contains(p.Id))];
        if (missing.Count == 0) { return; }
        foreach (var planned in missing)
        {
            var content = new PlanContent(
                planned.Name, planned.AreaPath, planned.PointIds, planned.IsOrdered, planned.Days, [.. planned.Times.Select(t => new RoundTime(t.From, t.Until))], planned.LateMinutes,
                new Walkers(planned.Role, planned.AreaPath));
            var edition = WritePlan.EditionOf(planned.Id, 1, content, Guid.Empty, time.Now());
            var plan = new RoundPlan { Id = planned.Id, Name = planned.Name, AreaPath = planned.AreaPath, EditionId = edition.Id, Version = 1 };
            db.Add(plan);
            db.Add(edition);
            await making.MakeAsync(db, plan, edition, ct);
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.found", "district", Guid.Empty, data: AuditData.Of(("plans", missing.Count))));
        await db.CommitAsync(ct);
    }
}
