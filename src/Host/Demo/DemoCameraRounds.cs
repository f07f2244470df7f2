using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The schools' gates as rounds of cameras: before and after lessons, and one that is always on for who tries the demo.</summary>
internal static class DemoCameraRounds
{
    private const int SecondsEach = 3;
    private const string Watcher = "alarm-operator";
    private static readonly int[] EveryDay = [1, 2, 3, 4, 5, 6, 7];

    public static IReadOnlyList<PlannedCameraRounds> Of(DemoPlan plan, IReadOnlyList<PlannedCamera> cameras)
    {
        var (root, gates) = (plan.Divisions[0], cameras.Where(c => c.Site == "gate").Select(c => c.Id).ToList());
        return
        [
            new(PastStep.IdAfter(root.Id, 21), "上下学校门视频巡查", root.AreaPath, gates, [], [new(7, 10), new(15, 50)], WithinMinutes: 60, LateMinutes: 20, SecondsEach, Watcher),
            new(PastStep.IdAfter(root.Id, 22), "校园视频日常巡查", root.AreaPath, [.. gates.Take(6)], EveryDay, [new(0, 0), new(8, 0), new(16, 0)], WithinMinutes: 8 * 60, LateMinutes: 0, SecondsEach, Watcher),
        ];
    }
}
