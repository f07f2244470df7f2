using System.Diagnostics;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

public sealed class MeasureLedgerTests
{
    [Fact]
    public void Whatever_comes_and_changes_the_ledger_says_what_counting_anew_says()
    {
        var random = new Random(42);
        var ledger = new MeasureLedger(MeasureCatalogue.All, Matters.January);
        var known = new Dictionary<Guid, MatterFacts>();
        for (var step = 0; step < 600; step++)
        {
            var matter = Random(random, 1 + random.Next(150));
            if (random.Next(5) == 0) { Assert.Equal(known.Remove(matter.CaseId), ledger.Remove(matter.CaseId)); }
            else
            {
                known[matter.CaseId] = matter;
                ledger.Put(matter);
            }
            if (step % 60 == 59) { AssertSame(ledger, known.Values); }
        }
    }

    [Fact]
    public void A_figure_can_be_opened()
    {
        var ledger = new MeasureLedger(MeasureCatalogue.All, Matters.January);
        ledger.Put(Matters.Closed(1));
        Assert.Equal(Matters.Id(1), Assert.Single(ledger.Open(MeasureCatalogue.ClosingRate, Matters.Whole).Inputs).CaseId);
    }

    [Fact]
    public void A_unit_hears_of_the_matter_that_its_own_was_merged_into()
    {
        var goesOn = Matters.Open(1) with { Dispatches = [new DispatchFact(Matters.Start.AddDays(1), Matters.UnitB)] };
        var merged = Matters.Open(1) with { CaseId = Matters.Id(2), Ending = MatterEnding.Merged, MergedInto = goesOn.CaseId };
        var ledger = new MeasureLedger([MeasureCatalogue.Solved], Matters.January);
        ledger.Put(merged);
        ledger.Put(goesOn);
        Assert.Equal(0m, OfUnitA());

        ledger.Put(goesOn.Close().Confirm());
        Assert.Equal(1m, OfUnitA());

        decimal? OfUnitA() => ledger.Results().Single(result => result.Scope.UnitId == Matters.UnitA).Value;
    }

    /// <summary>A journal of 1,000,000 entries is some 150,000 matters, of which this is a fifth; the whole is the bench's.</summary>
    [Fact]
    public void A_year_is_counted_in_seconds_and_one_more_in_less_than_one()
    {
        const int Count = 30_000;
        var random = new Random(1);
        var year = Matters.January with { End = Matters.January.AsOf, AsOf = Matters.January.AsOf.AddMonths(3) };
        var matters = Enumerable.Range(1, Count).Select(number => OfYear(random, number)).ToList();
        var ledger = new MeasureLedger(MeasureCatalogue.All, year);

        var clock = Stopwatch.StartNew();
        foreach (var matter in matters) { ledger.Put(matter); }
        var figures = ledger.Results();
        var fromNothing = clock.Elapsed;

        // The quickest of three: other work on the machine is not the ledger's.
        var oneMore = TimeSpan.MaxValue;
        for (var more = 1; more <= 3; more++)
        {
            clock.Restart();
            ledger.Put(OfYear(random, Count + more));
            Assert.Equal(figures.Count, ledger.Results().Count);
            oneMore = clock.Elapsed < oneMore ? clock.Elapsed : oneMore;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{figures.Count} figures: {fromNothing.TotalSeconds:F1} s from nothing, {oneMore.TotalSeconds:F2} s after one more");
        Assert.True(fromNothing < TimeSpan.FromSeconds(20), $"{fromNothing} from nothing");
        Assert.True(oneMore < TimeSpan.FromSeconds(1), $"{oneMore} after one more");
    }

    private static void AssertSame(MeasureLedger ledger, IEnumerable<MatterFacts> matters)
    {
        var facts = matters.In(Matters.January);
        var results = ledger.Results();
        Assert.NotEmpty(results);
        foreach (var result in results)
        {
            var anew = MeasureCalculator.Calculate(result.Formula, facts, result.Scope);
            Assert.Equal(
                (anew.Numerator, anew.Denominator, anew.Value, anew.Low, anew.High),
                (result.Numerator, result.Denominator, result.Value, result.Low, result.High));
            Assert.Equal(anew.Details, result.Details);
        }
    }

    private static MatterFacts Random(Random random, int number)
    {
        var matter = Matters.Open(number) with
        {
            Type = $"matter/{random.Next(2)}",
            AreaPath = $"{Matters.District}211403001/{random.Next(3)}/G{random.Next(4)}/",
            Place = random.Next(10) == 0 ? null : new GroundPoint(120 + random.Next(8) * 0.0003, 40),
            ReportedAt = Matters.Start.AddDays(random.Next(-20, 28)),
            Reworks = random.Next(2),
            Extensions = random.Next(2),
            SplitFrom = random.Next(8) == 0 ? Matters.Id(1 + random.Next(150)) : null,
            Dispatches = [.. Enumerable.Range(0, random.Next(3)).Select(index => new DispatchFact(
                Matters.Start.AddDays(index), random.Next(2) == 0 ? Matters.UnitA : Matters.UnitB, index == 0 ? Matters.Start.AddDays(1) : null))],
        };
        if (random.Next(8) == 0) { return matter with { Ending = MatterEnding.Merged, MergedInto = Matters.Id(1 + random.Next(150)) }; }
        if (random.Next(4) == 0) { return matter; }

        matter = matter.Close() with { ClosedAt = Matters.Start.AddDays(5 + random.Next(40)) };
        return random.Next(4) switch
        {
            0 => matter.Confirm(),
            1 => matter.Recheck(random.Next(3) > 0),
            2 => matter with { Rating = new RatingFact(Matters.Start.AddDays(50), 1 + random.Next(5)) },
            _ => matter,
        };
    }

    private static MatterFacts OfYear(Random random, int number)
    {
        var at = Matters.Start.AddMinutes(random.Next(525_600));
        var grid = random.Next(448);
        var matter = Matters.Open(number) with
        {
            Type = $"matter/{random.Next(120)}",
            AreaPath = $"{Matters.District}{grid % 81 % 11}/{grid % 81}/G{grid}/",
            Place = new GroundPoint(120.7 + random.NextDouble() * 0.2, 40.6 + random.NextDouble() * 0.15),
            ReportedAt = at,
            AcceptedAt = at.AddMinutes(5),
            FiledAt = at.AddMinutes(9),
            DueToDispatchAt = at.AddMinutes(24),
            Dispatches = [new DispatchFact(at.AddMinutes(20), Matters.Id(900_100 + random.Next(60)))],
            DueToHandleAt = at.AddDays(3),
            DueToCloseAt = at.AddDays(4),
            FirstDueToCloseAt = at.AddDays(4),
        };
        return random.Next(20) == 0
            ? matter
            : matter with
            {
                HandledAt = at.AddHours(random.Next(100)),
                ClosedAt = at.AddHours(random.Next(24, 150)),
                Answer = random.Next(3) == 0 ? new ReporterAnswer(at.AddDays(8), true, true) : null,
                Recheck = random.Next(15) == 0 ? new RecheckFact(at.AddDays(9), random.Next(10) > 0, true, null) : null,
            };
    }
}
