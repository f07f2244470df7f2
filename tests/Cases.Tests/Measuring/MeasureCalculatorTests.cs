using Wangge.Cases.Duplicates;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

public sealed class MeasureCalculatorTests
{
    private static readonly DateTimeOffset Due = Matters.Start.AddDays(8);

    private static readonly Dictionary<string, (string Code, MatterFacts Matter, int Numerator, int Denominator)> Rules =
        List().ToDictionary(rule => rule.What, rule => (rule.Code, rule.Matter, rule.Numerator, rule.Denominator));

    public static TheoryData<string> OneMatter() => [.. Rules.Keys];

    private static List<(string What, string Code, MatterFacts Matter, int Numerator, int Denominator)> List()
    {
        var open = Matters.Open(1);
        var closed = Matters.Closed(1);
        return
        [
            ("closed before its deadline", "on-time-closing", closed, 1, 1),
            ("closed at the very deadline", "on-time-closing", closed with { ClosedAt = Due }, 1, 1),
            ("closed a moment later", "on-time-closing", closed with { ClosedAt = Due.AddTicks(1) }, 0, 1),
            ("closed late still counts as closed", "closing-rate", closed with { ClosedAt = Due.AddDays(2) }, 1, 1),
            ("closed, reopened and closed in the new limit is not on time", "on-time-closing", closed with { ReopenedAt = [Matters.Start.AddDays(6.2)] }, 0, 1),
            ("open", "closing-rate", open, 0, 1),
            ("closed only after the figure was taken", "closing-rate", closed with { ClosedAt = Matters.January.AsOf }, 0, 1),
            ("deadline on the period's first instant", "closing-rate", closed with { DueToCloseAt = Matters.January.Start }, 1, 1),
            ("deadline on the next period's first instant", "closing-rate", closed with { DueToCloseAt = Matters.January.End }, 0, 0),
            ("suspended over its deadline", "closing-rate", open with { Suspensions = [new(Matters.Start.AddDays(3), null)] }, 0, 0),
            ("suspended until its deadline", "closing-rate", open with { Suspensions = [new(Matters.Start.AddDays(3), Due)] }, 0, 1),
            ("suspended only after its deadline", "closing-rate", open with { Suspensions = [new(Due.AddDays(1), null)] }, 0, 1),
            ("closed by order is no closing", "closing-rate", closed with { Ending = MatterEnding.ClosedByOrder }, 0, 1),
            ("merged counts in the other", "closing-rate", closed with { Ending = MatterEnding.Merged, MergedInto = Matters.Id(2) }, 0, 0),
            ("reworked twice is one reworked matter", "rework", closed with { Reworks = 2 }, 1, 1),
            ("extended", "extended", closed with { Extensions = 1 }, 1, 1),
            ("handled on time", "on-time-handling", closed, 1, 1),
            ("handled late", "on-time-handling", closed with { HandledAt = Matters.Start.AddDays(7.1) }, 0, 1),
            ("dispatched on time", "on-time-dispatch", open, 1, 1),
            ("never dispatched", "on-time-dispatch", open with { Dispatches = [] }, 0, 1),
            ("returned once", "correct-dispatch", open with { Dispatches = [new(Matters.Start.AddDays(1), Matters.UnitB, Matters.Start.AddDays(2)), new(Matters.Start.AddDays(2), Matters.UnitA)] }, 1, 2),
            ("filed", "filed-rate", open, 1, 1),
            ("refused", "filed-rate", open with { AcceptedAt = null, FiledAt = null, Ending = MatterEnding.Refused }, 0, 1),
            ("dispatched", "dispatched-rate", open, 1, 1),
            ("closed and accepted", "finished", closed, 1, 1),
            ("recheck failed", "premature-closing", closed.Recheck(false), 1, 1),
            ("recheck passed", "premature-closing", closed.Recheck(true), 0, 1),
            ("recheck not drawn by lot", "premature-closing", closed.Recheck(false, isDrawn: false), 0, 0),
            ("recheck by the unit itself", "premature-closing", closed.Recheck(true, byUnitId: Matters.UnitA), 0, 0),
            ("four stars", "satisfaction", closed with { Rating = new(Matters.Start.AddDays(7), 4) }, 1, 1),
            ("three stars", "satisfaction", closed with { Rating = new(Matters.Start.AddDays(7), 3) }, 0, 1),
            ("silence is not satisfaction", "satisfaction", closed, 0, 0),
        ];
    }

    [Theory]
    [MemberData(nameof(OneMatter))]
    public void One_matter_counts_as_the_rule_says(string what)
    {
        var (code, matter, numerator, denominator) = Rules[what];
        var result = new[] { matter }.Measure(MeasureCatalogue.All.Single(formula => formula.Code == code));
        Assert.Equal((numerator, denominator), (result.Numerator, result.Denominator));
    }

    [Fact]
    public void Nothing_over_nothing_has_no_value()
    {
        Assert.All(MeasureCatalogue.All, formula =>
        {
            var result = Array.Empty<MatterFacts>().Measure(formula);
            Assert.Null(result.Value);
            Assert.Null(result.Low);
            Assert.False(result.IsRanked);
        });
    }

    [Fact]
    public void Only_solved_is_a_headline() =>
        Assert.Equal(["solved"], MeasureCatalogue.All.Where(formula => formula.IsHeadline).Select(formula => formula.Code));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Few_matters_are_not_ranked(int count, bool isRanked) =>
        Assert.Equal(isRanked, Enumerable.Range(1, count).Select(Matters.Closed).Measure(MeasureCatalogue.ClosingRate).IsRanked);

    [Fact]
    public void A_figure_opens_its_inputs()
    {
        var result = new[] { Matters.Closed(3), Matters.Open(1), Matters.Closed(2) with { DueToCloseAt = null } }.Measure(MeasureCatalogue.ClosingRate);
        Assert.Equal([new MeasureInput(Matters.Id(1), 0, 1), new MeasureInput(Matters.Id(3), 1, 1)], result.Inputs);
    }

    [Fact]
    public void A_unit_and_an_area_see_their_own()
    {
        MatterFacts[] matters = [Matters.Closed(1), Matters.Open(2), Matters.Open(3) with { Dispatches = [new(Due, Matters.UnitB)] }];
        Assert.Equal(3, matters.Measure(MeasureCatalogue.ClosingRate).Denominator);
        Assert.Equal(2, matters.Measure(MeasureCatalogue.ClosingRate, new(Matters.District, Matters.UnitA)).Denominator);
        Assert.Equal(1, matters.Measure(MeasureCatalogue.ClosingRate, new($"{Matters.District}211403001/211403001001/G001/")).Denominator);
        Assert.Equal(0, matters.Measure(MeasureCatalogue.ClosingRate, new("/211404/")).Denominator);
    }

    [Fact]
    public void Solved_adds_the_confirmed_and_the_silent_by_their_pass_rate()
    {
        var matters = new List<MatterFacts>();
        matters.AddRange(Enumerable.Range(1, 40).Select(number => Matters.Closed(number).Confirm()));
        matters.AddRange(Enumerable.Range(41, 50).Select(number => number <= 60 ? Matters.Closed(number).Recheck(number <= 56) : Matters.Closed(number)));
        matters.AddRange(Enumerable.Range(91, 10).Select(Matters.Open));
        var result = matters.Measure(MeasureCatalogue.Solved);

        Assert.Equal(100, result.Denominator);
        Assert.Equal(40 + 50 * 16 / 20m, result.Numerator);
        Assert.Equal(0.8m, result.Value);
        Assert.True(result.Low < 0.8m && result.High is > 0.8m and <= 0.9m);
        Assert.Equal(
            ["confirmed 40", "not-solved 10", "silent 30", "silent-failed 4", "silent-passed 16"],
            result.Inputs.CountBy(input => input.Role!).Select(role => $"{role.Key} {role.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Solved_waits_for_thirty_days_past_the_first_limit()
    {
        var matter = Matters.Closed(1).Confirm() with { FirstDueToCloseAt = Matters.January.AsOf.AddDays(-30).AddTicks(1) };
        Assert.Equal(0, new[] { matter }.Measure(MeasureCatalogue.Solved).Denominator);
        Assert.Equal(1, new[] { matter with { FirstDueToCloseAt = Matters.January.AsOf.AddDays(-30) } }.Measure(MeasureCatalogue.Solved).Denominator);
    }

    [Fact]
    public void A_denial_or_a_failed_recheck_outweighs_a_confirmation()
    {
        Assert.Equal(0m, new[] { Matters.Closed(1).Confirm().Recheck(false) }.Measure(MeasureCatalogue.Solved).Value);
        Assert.Equal(0m, new[] { Matters.Closed(1) with { Answer = new(Due, false, true) } }.Measure(MeasureCatalogue.Solved).Value);
    }

    [Fact]
    public void Merged_reports_of_one_trouble_count_once()
    {
        var whole = Matters.Closed(1).Confirm();
        var merged = Matters.Open(1) with { CaseId = Matters.Id(2), Ending = MatterEnding.Merged, MergedInto = whole.CaseId };
        var elsewhere = Matters.Open(3) with { Ending = MatterEnding.Merged, MergedInto = whole.CaseId };
        Assert.Equal((1m, 1L), Pair(whole, merged));
        Assert.Equal((0.5m, 2L), Pair(whole, merged, elsewhere));

        static (decimal?, long) Pair(params MatterFacts[] matters)
        {
            var result = matters.Measure(MeasureCatalogue.Solved);
            return (result.Value, result.Denominator);
        }
    }

    [Theory]
    [InlineData(49.9, 30, true)]
    [InlineData(50.2, 30, false)]
    [InlineData(0, 30.01, false)]
    public void A_repeat_is_near_in_place_and_time(double metresEast, double daysLater, bool isRepeat)
    {
        var first = Matters.Closed(1) with { ReportedAt = Matters.Start.AddDays(-20), Place = new GroundPoint(120.8, 40.7) };
        var again = Matters.Open(2) with
        {
            ReportedAt = first.ReportedAt.AddDays(daysLater),
            Place = new GroundPoint(120.8 + metresEast / GroundPoint.MetresPerDegree / Math.Cos(40.7 * Math.PI / 180), 40.7),
        };
        Assert.Equal(isRepeat ? 1m : 0m, new[] { first, again }.Measure(MeasureCatalogue.Repeat).Numerator);
        Assert.Equal(0m, new[] { first, again with { Type = "matter/0103" } }.Measure(MeasureCatalogue.Repeat).Numerator);
    }

    [Fact]
    public void Repeats_found_by_cells_are_those_found_by_looking_at_all_pairs()
    {
        var random = new Random(7);
        var matters = Enumerable.Range(1, 800).Select(number => Matters.Open(number) with
        {
            Type = $"matter/{random.Next(3)}",
            ReportedAt = Matters.Start.AddHours(random.Next(1_500)),
            Place = new GroundPoint(120 + random.NextDouble() * 0.02, 40 + random.NextDouble() * 0.02),
        }).ToList();
        var byPairs = matters.Where(matter => matters.Any(other =>
            (other.ReportedAt, other.CaseId).CompareTo((matter.ReportedAt, matter.CaseId)) < 0 && NearbyMatters.AreSame(matter, other)));
        Assert.Equal(byPairs.Select(matter => matter.CaseId).ToHashSet(), Repeats.Of(matters));
    }

    [Fact]
    public void Satisfaction_is_the_lower_bound_with_the_response_rate()
    {
        var matters = Enumerable.Range(1, 40).Select(number => number <= 10 ? Matters.Closed(number) with { Rating = new(Due, 5) } : Matters.Closed(number));
        var result = matters.Measure(MeasureCatalogue.Satisfaction);
        Assert.Equal(0.722467m, result.Value);
        Assert.Equal(0.25m, result.Details["response-rate"]);
        Assert.Equal(1m, result.Details["share"]);
    }

    [Fact]
    public void Times_are_gross_and_ranks_are_of_real_matters()
    {
        var matters = Enumerable.Range(1, 20).Select(number => Matters.Closed(number) with
        {
            ClosedAt = Matters.Start.AddDays(1).AddHours(number),
            Suspensions = [new(Matters.Start.AddDays(1), Matters.Start.AddDays(1).AddMinutes(30))],
            Dispatches = [new(Matters.Start.AddDays(1), Matters.UnitB, Matters.Start.AddDays(1)), new(Matters.Start.AddDays(1), Matters.UnitA)],
        }).ToList();
        Assert.Equal(10m, matters.Measure(MeasureCatalogue.MedianTime).Value);
        Assert.Equal(18m, matters.Measure(MeasureCatalogue.P90Time).Value);
    }

    [Fact]
    public void Fairness_is_the_gap_between_communities_that_can_be_compared()
    {
        IEnumerable<MatterFacts> Community(int first, int count, string code, int hours) => Enumerable.Range(first, count).Select(number =>
            Matters.Closed(number) with { AreaPath = $"{Matters.District}211403001/{code}/G001/", ClosedAt = Matters.Start.AddDays(1).AddHours(hours) });
        var two = Community(1, 10, "a", 5).Concat(Community(11, 10, "b", 29)).Concat(Community(21, 9, "c", 400)).ToList();
        Assert.Equal(24m, two.Measure(MeasureCatalogue.Fairness).Value);
        Assert.Equal(2m, two.Measure(MeasureCatalogue.Fairness).Details["communities"]);
        Assert.Null(two.Take(10).Measure(MeasureCatalogue.Fairness).Value);
    }
}
