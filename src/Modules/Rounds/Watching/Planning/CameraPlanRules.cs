using Wangge.Contracts.Areas;
using Wangge.Contracts.Video;
using Wangge.Rounds.Plans;

namespace Wangge.Rounds.Watching.Planning;

/// <summary>What a plan of camera rounds must be, whoever writes it.</summary>
internal sealed class CameraPlanRules(PlanRules plans, IAreaLookup areas, ICameraPlaces cameras)
{
    /// <summary>Why this content cannot be, or null.</summary>
    public async Task<Refusal?> CheckAsync(CameraPlanContent plan, CancellationToken ct)
    {
        if (plan.Days.Distinct().Count() != plan.Days.Count || plan.Days.Any(d => d is < 1 or > 7)) { return CameraRoundRefusals.BadDays; }
        if (plan.Times.Distinct().Count() != plan.Times.Count) { return CameraRoundRefusals.BadTimes; }
        if (await areas.FindAreaAsync(plan.AreaPath) is null) { return CameraRoundRefusals.UnknownArea; }
        if (plan.CameraIds.Distinct().Count() != plan.CameraIds.Count) { return CameraRoundRefusals.BadCameras; }
        var known = await cameras.FindAsync(plan.CameraIds.ToList(), ct);
        if (!plan.CameraIds.All(id => known.TryGetValue(id, out var camera) && !camera.HasEnded && Extent.Covers(plan.AreaPath, camera.AreaPath))) { return CameraRoundRefusals.BadCameras; }
        return await plans.AreThereAsync(plan.Watchers, RoundsPermissions.Watchers, ct) ? null : CameraRoundRefusals.BadWatchers;
    }
}
