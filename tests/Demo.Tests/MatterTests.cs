using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Wangge.Demo.Tests;

public class MatterTests
{
    private static IEnumerable<DemoMatter> All => Plans.Plan.Matters.Concat(Plans.Plan.SideReports);

    [Fact]
    public void The_years_matters_are_the_sources()
    {
        var kinds = Plans.Plan.Matters.GroupBy(m => m.TypeKey.Split('.')[0]).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new() { ["service"] = 2252, ["dispute"] = 96, ["hazard"] = 312, ["news"] = 770 }, kinds);
        Assert.Equal(3430, kinds.Values.Sum());
        Assert.Equal(3380, Plans.Plan.Matters.Count(m => m.IsFinished));
        Assert.Equal(98.54, Math.Round(100.0 * Plans.Plan.Matters.Count(m => m.IsFinished) / Plans.Plan.Matters.Count, 2));
    }

    [Fact]
    public void Finished_ones_have_ended_and_the_open_ones_spread_over_the_states()
    {
        Assert.All(Plans.Plan.Matters.Where(m => m.IsFinished), m => Assert.Contains(m.State, (string[])["closed", "answered", "confirmed", "published"]));
        var open = Plans.Plan.Matters.Where(m => !m.IsFinished).ToList();
        Assert.Equal(50, open.Count);
        string[] states = ["reported", "verifying", "to-file", "to-dispatch", "to-sign", "handling", "suspended", "to-check", "to-close", "handed-on", "accepted", "edited"];
        Assert.Equal(states.Order(), open.Select(m => m.State).Distinct().Order());
    }

    [Fact]
    public void Some_were_late_at_each_turn()
    {
        foreach (var action in (string[])
        [
            DemoActions.Return, DemoActions.CheckFailed, DemoActions.NotSolved, DemoActions.GrantExtension, DemoActions.Suspend, DemoActions.Resume, DemoActions.HelperFeedBack, DemoActions.VerifiedTrue,
            DemoActions.SettleOnSpot, DemoActions.Confirm, DemoActions.Rate, DemoActions.CallBack, DemoActions.AskMaterials, DemoActions.ReturnToSender, DemoActions.Merge, DemoActions.Refuse,
        ])
        {
            Assert.True(All.Any(m => m.Steps.Any(s => s.Action == action)), action);
        }
    }

    [Theory]
    [InlineData("2026-06-16T14:32:00+08:00")]
    [InlineData("2026-12-31T23:59:59+08:00")]
    [InlineData("2027-01-04T09:10:00+08:00")]
    [InlineData("2026-12-31T16:00:30+00:00")]
    public void Times_lie_in_the_year_in_order_and_none_in_the_future(string at)
    {
        var now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var plan = Plans.Of(1, now);
        var start = new DateTimeOffset(now.ToOffset(TimeSpan.FromHours(8)).Year, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal((3430, 3380), (plan.Matters.Count, plan.Matters.Count(m => m.IsFinished)));
        foreach (var matter in plan.Matters.Concat(plan.SideReports))
        {
            Assert.True(matter.Steps[0].At >= start, matter.Number);
            Assert.True(matter.Steps[^1].At <= now, matter.Number);
            Assert.All(matter.Steps.Zip(matter.Steps.Skip(1)), s => Assert.True(s.First.At <= s.Second.At, matter.Number));
        }
    }

    [Fact]
    public void Most_come_in_working_hours()
    {
        var inHours = Plans.Plan.Matters.Count(m => m.ReportedAt.Hour is (>= 8 and < 12) or (>= 14 and < 18) && m.ReportedAt.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        Assert.InRange(inHours / 3430.0, 0.75, 0.99);
    }

    [Fact]
    public void Each_lies_in_its_grid()
    {
        var grids = Plans.Plan.Grids.Select(g => PreparedGeometryFactory.Prepare(g.Outline)).ToList();

        Assert.All(All, m => Assert.True(grids[m.GridIndex].Contains(new Point(m.Longitude, m.Latitude)), m.Number));
    }

    [Fact]
    public void Merged_reports_are_of_the_same_type_within_50_metres_and_24_hours_and_before_their_matter_ends()
    {
        foreach (var report in Plans.Plan.SideReports.Where(r => r.MergedIntoIndex is not null))
        {
            var matter = Plans.Plan.Matters[report.MergedIntoIndex!.Value];
            var (east, north) = ((report.Longitude - matter.Longitude) * 84_500, (report.Latitude - matter.Latitude) * 111_050);
            Assert.Equal(matter.TypeKey, report.TypeKey);
            Assert.True(Math.Sqrt((east * east) + (north * north)) <= 50);
            Assert.InRange(report.ReportedAt - matter.ReportedAt, TimeSpan.Zero, TimeSpan.FromHours(24));
        }
    }

    [Fact]
    public void Words_vary()
    {
        Assert.True(Plans.Plan.Matters.Select(m => m.Words).Distinct().Count() > 3430 * 0.9);
        Assert.True(Plans.Plan.Matters.Select(m => m.Title).Distinct().Count() > 3430 * 0.5);
        Assert.All(All, m => Assert.DoesNotContain("{", m.Title + m.Words, StringComparison.Ordinal));
        Assert.Equal(3430, Plans.Plan.Matters.Select(m => m.Number).Distinct().Count());
    }

    [Fact]
    public void The_checker_of_what_was_settled_on_the_spot_is_another_grid_worker()
    {
        foreach (var matter in Plans.Plan.Matters.Where(m => m.Steps[0].Action == DemoActions.SettleOnSpot))
        {
            var check = matter.Steps.Single(s => s.Action == DemoActions.CheckPassed);
            Assert.NotEqual(matter.Steps[0].ActorIndex, check.ActorIndex);
            Assert.Equal("grid-worker", Plans.Plan.Staff[check.ActorIndex!.Value].Post);
        }
    }

    [Fact]
    public void Actors_hold_the_role_that_they_act_in()
    {
        foreach (var step in All.SelectMany(m => m.Steps).Where(s => s.ActorIndex is not null))
        {
            Assert.Contains(step.Role, Plans.Plan.Staff[step.ActorIndex!.Value].Roles);
        }
    }
}
