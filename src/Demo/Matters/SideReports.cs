using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>Reports that became no matter of their own: refused with a reason, or merged into one that was there.</summary>
internal sealed class SideReports(List<TypeWords> types, Cast cast, Spots spots, SeededIds ids, MatterYear year, int seed)
{
    private static readonly string[] Reasons =
    [
        "位置在相邻区，已告知对方热线。", "反映的事项正在办理，已告知进度。", "内容与照片无法对应，请补充后再报。", "属于企业内部管理，已告知咨询渠道。", "现场核实未发现，已电话告知报告人。",
    ];

    internal List<DemoMatter> Make(List<DemoMatter> matters)
    {
        var chance = SeededRandom.For(seed, "side-reports");
        var reports = new List<DemoMatter>();
        for (var i = 0; i < MatterCounts.Refused; i++) { reports.Add(Refused(i, chance)); }

        var targets = Enumerable.Range(0, matters.Count).Where(i => matters[i].TypeKey.StartsWith("hazard.", StringComparison.Ordinal) && matters[i].Steps.Count > 3).ToList();
        chance.Shuffle(targets);
        for (var i = 0; i < MatterCounts.Merged && i < targets.Count; i++) { reports.Add(Merged(i, targets[i], matters[targets[i]], chance)); }

        return reports;
    }

    private DemoMatter Refused(int index, SeededRandom chance)
    {
        var type = chance.Pick(types.Where(t => t.Kind == "hazard").ToList());
        var grid = chance.Below(cast.Grids.Count);
        var spot = spots.Find(grid, type.At, cast.Grids[grid].Name, chance);
        var start = WorkClock.Add(year.At(chance.Next()), TimeSpan.Zero);
        List<DateTimeOffset> times = [start, start + TimeSpan.FromSeconds(chance.Among(120, 800))];
        var centre = cast.SubCentre(grid);
        return Report("refused-" + index.ToString(CultureInfo.InvariantCulture), type, grid, spot, centre, Script.Fit(times, year), DemoActions.Refuse, chance.Pick(Reasons), "refused", null, chance);
    }

    /// <summary>Within 50 m and 24 h of the matter that it joins, and while that is open (DOMAIN 3, "merging").</summary>
    private DemoMatter Merged(int index, int target, DemoMatter matter, SeededRandom chance)
    {
        var type = types.Single(t => t.Key == matter.TypeKey);
        var spot = spots.Near(matter.GridIndex, matter.Longitude, matter.Latitude, 45, matter.PlaceText, chance);
        var end = matter.IsFinished ? matter.Steps.First(s => s.Action == DemoActions.FeedBack || s.Action == DemoActions.Close).At : year.Now;
        var span = TimeSpan.FromTicks(Math.Min((end - matter.ReportedAt).Ticks, TimeSpan.FromHours(23).Ticks));
        var start = matter.ReportedAt + (span * chance.Between(0.1, 0.7));
        var merge = start + TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(chance.Among(90, 900)).Ticks, (matter.ReportedAt + span - start).Ticks));
        return Report("merged-" + index.ToString(CultureInfo.InvariantCulture), type, matter.GridIndex, spot, matter.CentreIndex, [start, merge], DemoActions.Merge, "与已受理事项为同一处，合并。", "merged", target, chance);
    }

    private DemoMatter Report(
        string key, TypeWords type, int grid, Spot spot, int centre, List<DateTimeOffset> times, string action, string note, string state, int? mergedInto, SeededRandom chance)
    {
        var (title, words) = Telling.Tell(type, spot.Words, cast.Grids[grid].Name, chance);
        var reporter = chance.Chance(0.7) ? new Reporter("resident", "wechat", "reporter", null) : new Reporter("hotline", "phone", "reporter", null);
        return new(
            ids.Of("matter", key, times[0]), string.Empty, type.Key, grid, spot.Longitude, spot.Latitude, spot.Words, title, words, reporter.Kind, reporter.Channel, null, "ordinary", centre, state, true,
            mergedInto,
            [
                new(ids.Of("step", key + "/0", times[0]), DemoActions.Send, "reporter", times[0], null, null, null, []),
                new(ids.Of("step", key + "/1", times[1]), action, "acceptor", times[1], cast.Of(centre, "acceptor"), null, note, []),
            ]);
    }
}
