using Wangge.Contracts.Dispatch;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's patrols as units that are sent; on duty from the start, at their posts.</summary>
internal static class DemoPatrols
{
    public static IReadOnlyList<PlannedPatrol> Of(DemoPlan plan) =>
    [
        .. plan.Patrols.Select(p => new PlannedPatrol(
            p.Id, p.Code, p.Name, p.Kind, p.AreaPath, p.Skills, [.. p.CrewIndexes.Select(i => plan.Staff[i].Id)], p.Longitude, p.Latitude, IsFree: true)),
    ];
}
