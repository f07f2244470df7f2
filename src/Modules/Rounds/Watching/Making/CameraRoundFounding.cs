using Wangge.Contracts.Rounds;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Watching.Planning;

namespace Wangge.Rounds.Watching.Making;

/// <inheritdoc/>
internal sealed class CameraRoundFounding(DistrictDb db, CameraPlanRules rules, CameraRoundMaking making, TimeProvider time) : ICameraRoundFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedCameraRounds> plans, CancellationToken ct)
    {
        var known = await db.Set<CameraPlan>().Select(p => p.Id).ToHashSetAsync(ct);
        List<PlannedCameraRounds> missing = [.. plans.Where(p => !known.Contains(p.Id))];
        if (missing.Count == 0) { return; }
        foreach (var planned in missing)
        {
            var content = new CameraPlanContent(
                planned.Name, planned.AreaPath, planned.CameraIds, planned.Days, planned.Times, planned.WithinMinutes, planned.LateMinutes, planned.SecondsEach, new Walkers(planned.Role, planned.AreaPath));
            if (await rules.CheckAsync(content, ct) is { } refusal) { throw new InvalidOperationException($"{planned.Name}: {refusal.Code}"); }
            var edition = WriteCameraPlan.EditionOf(planned.Id, 1, content, Guid.Empty, time.Now());
            var plan = WriteCameraPlan.PlanOf(edition);
            db.Add(plan);
            db.Add(edition);
            await making.MakeAsync(plan, edition, ct);
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.found", "district", Guid.Empty, data: AuditData.Of(("cameraPlans", missing.Count))));
        await db.CommitAsync(ct);
    }
}
