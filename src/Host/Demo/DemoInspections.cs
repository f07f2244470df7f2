using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's inspections: schools and kindergartens, some shops and stations, in every state, so that each list shows what it is for.</summary>
/// <param name="files">Picture key → name of the stored file.</param>
internal sealed class DemoInspections(DemoPlan plan, IReadOnlyDictionary<string, string> files)
{
    /// <summary>What is found, by checklist: item and words.</summary>
    private static readonly Dictionary<string, (string Item, string Words)[]> Found = new()
    {
        ["campus-safety"] = [("exits", "东侧楼梯口堆放课桌，门推不开"), ("gate-gear", "盾牌少一面，钢叉锁在柜里没有钥匙"), ("kitchen-gas", "燃气报警器没有声音"), ("walls", "操场围墙裂缝，有砖松动")],
        ["shop-safety"] = [("second-exit", "后门用货架挡住"), ("wiring", "插线板串接三个，裸线搭在纸箱上"), ("gas", "软管超过两米，没有报警器"), ("frontage", "门前占道摆摊，垃圾没有清")],
        ["station-eight-haves"] = [("rules", "最近两次例会没有记录"), ("equipment", "一部手持终端坏了"), ("privacy", "登记本放在窗台上")],
    };

    private static readonly string[] Steps = ["planned", "clean", "found", "ordered", "fixed", "closed", "failed"];

    private readonly DateTimeOffset _now = plan.Options.Now;
    private readonly string[] _before = [.. files.Where(f => f.Key.EndsWith("-before", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)];
    private readonly string[] _after = [.. files.Where(f => f.Key.EndsWith("-after", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)];
    private readonly ILookup<int, DemoStaff> _byGrid = plan.Staff.Where(s => s.GridIndex is not null).ToLookup(s => s.GridIndex!.Value);

    public IReadOnlyList<PastInspection> Make() =>
    [
        .. Of("campus-safety", plan.Places.Where(p => p.Kind is "school" or "kindergarten").Select(p => new Spot(p.Id, p.Name, p.GridIndex, p.Longitude, p.Latitude))),
        .. Of("shop-safety", ShownShops().Concat(plan.Shops.Where((_, i) => i % 97 == 0)).DistinctBy(s => s.Id).Take(21).Select(s => new Spot(s.Id, s.Name, s.GridIndex, s.Longitude, s.Latitude))),
        .. Of("station-eight-haves", plan.Places.Where(p => p.Kind == "station").Take(10).Select(p => new Spot(p.Id, p.Name, p.GridIndex, p.Longitude, p.Latitude))),
    ];

    /// <summary>Of the grid that one signs in at: one in each of the first states.</summary>
    private IEnumerable<DemoShop> ShownShops()
    {
        var shown = plan.Grids.ToList().FindIndex(g => g.UnitCellCode == DemoAccounts.ShownCell);
        return plan.Shops.Where(s => s.GridIndex == shown).Take(Steps.Length);
    }

    private IEnumerable<PastInspection> Of(string checklist, IEnumerable<Spot> spots) => spots.Select((spot, i) => Of(checklist, spot, i, Steps[(i + 4) % Steps.Length]));

    private PastInspection Of(string checklist, Spot spot, int i, string step)
    {
        var staff = _byGrid[spot.GridIndex].ToList();
        var leader = new PastActor(staff.First(s => s.Roles.Contains("grid-leader")).Id, "grid-leader");
        var worker = new PastActor(staff.First(s => s.Roles.Contains("grid-worker")).Id, "grid-worker");
        // What is to be rechecked was found by the leader, so that the worker of the grid is the third person.
        var inspector = step is "fixed" ? leader : worker;
        var done = _now.AddDays(-2 - (i % 9)).AddHours(-(i % 5));
        DateTimeOffset? doneAt = step == "planned" ? null : step == "found" && i % 2 == 0 ? _now.AddMinutes(-50 - i) : done;
        var id = PastStep.IdAfter(spot.Id, 400);
        return new PastInspection(
            id, checklist, spot.Name, plan.Grids[spot.GridIndex].AreaPath, spot.Longitude, spot.Latitude, leader, (doneAt ?? _now).AddDays(-3), (doneAt ?? _now).AddDays(step == "planned" && i % 3 == 1 ? -1 : 2 + (i % 4)),
            inspector, doneAt, _after[i % _after.Length], step is "planned" or "clean" ? [] : [DefectOf(checklist, id, i, step, doneAt!.Value, leader, staff)]);
    }

    private PastDefect DefectOf(string checklist, Guid inspectionId, int i, string step, DateTimeOffset at, PastActor leader, List<DemoStaff> staff)
    {
        var (item, words) = Found[checklist][i % Found[checklist].Length];
        var (before, after) = (_before[i % _before.Length], _after[i % _after.Length]);
        var unit = plan.Units[i % plan.Units.Count];
        var isUnit = i % 2 == 0;
        var handler = isUnit
            ? new PastActor(plan.Staff[unit.HandlerIndexes[0]].Id, "unit-handler", unit.Id)
            : new PastActor(staff.First(s => s.Roles.Contains("patrol")).Id, "patrol");
        var third = new PastActor(plan.Staff.First(s => s.Roles.Contains("supervisor")).Id, "supervisor");
        var span = (_now - at) / 5;
        return new PastDefect(
            PastStep.IdAfter(inspectionId, 401), item, words, before,
            step == "found" ? null : new PastOrder(leader, at + span, isUnit ? unit.Id : null, isUnit ? null : "场所负责安全的部门"),
            step is "found" or "ordered" ? null : new PastFix(handler, at + (span * 2), "已整改，照片附后", after),
            step is "closed" or "failed" ? new PastCheck(third, at + (span * 3), step == "closed", step == "closed" ? null : "只清了一半", step == "closed" ? after : before) : null);
    }

    private sealed record Spot(Guid Id, string Name, int GridIndex, double Longitude, double Latitude);
}
