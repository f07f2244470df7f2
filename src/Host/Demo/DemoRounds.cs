using System.Globalization;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Demo;
using Wangge.Kernel.Places;

namespace Wangge.Host.Demo;

/// <summary>The demo's schools, kindergartens and other public places as must-check points, and who walks to them when.</summary>
internal static class DemoRounds
{
    /// <summary>Unit cell of grid 4 of 凯帝家园社区, whose five are those one signs in as: they have a round at any hour.</summary>
    private const string ShownCell = "211403009002004";

    private const int PointsOfShownRound = 4;
    private static readonly int[] EveryDay = [1, 2, 3, 4, 5, 6, 7];

    /// <summary>What places of a kind are in the register, and what is asked there.</summary>
    private static readonly Dictionary<string, (string Kind, string[] Ways, int DwellSeconds)> Kinds = new(StringComparer.Ordinal)
    {
        ["school"] = ("school", ["position", "code"], 60), ["kindergarten"] = ("kindergarten", ["position", "code"], 60), ["hospital"] = ("hospital", ["position"], 60),
        ["water-point"] = ("water", ["position", "photo"], 0), ["gas-point"] = ("gas", ["position", "photo"], 0), ["market"] = ("market", ["position"], 120), ["park"] = ("crowded", ["position"], 0),
    };

    public static IReadOnlyList<PlannedPoint> PointsOf(DemoPlan plan) => [.. Listed(plan).Select((place, i) =>
    {
        var (kind, ways, dwell) = Kinds[place.Kind];
        return new PlannedPoint(place.Id, string.Create(CultureInfo.InvariantCulture, $"BC-{i + 1:000}"), place.Name, kind, place.Longitude, place.Latitude, ways, dwell);
    })];

    /// <summary>In each subdistrict its schools at the beginning and the end of lessons and its other points by day; and one round that is always on for those one signs in as.</summary>
    public static IReadOnlyList<PlannedRounds> PlansOf(DemoPlan plan)
    {
        var plans = new List<PlannedRounds>();
        foreach (var area in plan.Divisions.Where(d => d.Kind is "subdistrict" or "township"))
        {
            var places = Listed(plan).Where(p => plan.Grids[p.GridIndex].AreaPath.StartsWith(area.AreaPath, StringComparison.Ordinal)).ToList();
            Add(plans, $"{area.Name}上下学护校", area.AreaPath, places.Where(IsSchool), [1, 2, 3, 4, 5], [(new(7, 10), new(8, 10)), (new(15, 50), new(17, 10))], 20, "patrol");
            Add(plans, $"{area.Name}水气人流点巡查", area.AreaPath, places.Where(p => !IsSchool(p)), EveryDay, [(new(9, 0), new(11, 30)), (new(14, 0), new(17, 30))], 60, "patrol");
        }

        var shown = plan.Grids.First(g => g.UnitCellCode == ShownCell);
        var near = Listed(plan).OrderBy(p => Metres.OnSphere(p.Longitude, p.Latitude, shown.Longitude, shown.Latitude)).Take(PointsOfShownRound);
        Add(plans, $"{shown.Name}日常巡查", shown.AreaPath, near, EveryDay, [(new(6, 0), new(14, 0)), (new(14, 0), new(22, 0)), (new(22, 0), new(6, 0))], 30, "grid-worker");
        return plans;
    }

    private static IEnumerable<DemoPlace> Listed(DemoPlan plan) => plan.Places.Where(p => Kinds.ContainsKey(p.Kind));

    private static bool IsSchool(DemoPlace place) => place.Kind is "school" or "kindergarten";

    private static void Add(
        List<PlannedRounds> plans, string name, string areaPath, IEnumerable<DemoPlace> places, IReadOnlyList<int> days, IReadOnlyList<(TimeOnly, TimeOnly)> times, int lateMinutes, string role)
    {
        var ids = places.Select(p => p.Id).ToList();
        // The plan's id comes from its first point's, so that a demo made twice is the same.
        if (ids.Count > 0) { plans.Add(new PlannedRounds(PastStep.IdAfter(ids[0], plans.Count + 1), name, areaPath, ids, IsOrdered: false, days, times, lateMinutes, role)); }
    }
}
