using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

public sealed class IntervalTests
{
    /// <summary>Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_gives_the_published_limits(int successes, int count, double low, double high)
    {
        var interval = Interval.Wilson(successes, count);
        Assert.Equal(low, interval.Low, 0.00005);
        Assert.Equal(high, interval.High, 0.00005);
    }

    [Fact]
    public void Nothing_counted_tells_nothing() => Assert.Equal(new Interval(0, 1), Interval.Wilson(0, 0));

    [Fact]
    public void Having_looked_at_all_leaves_no_doubt() => Assert.Equal(new Interval(0.75, 0.75), Interval.OfDrawn(30, 40, 40));

    [Fact]
    public void Drawing_from_few_leaves_less_doubt_than_from_many()
    {
        var few = Interval.OfDrawn(20, 30, 40);
        var many = Interval.OfDrawn(20, 30, 1_000_000);
        Assert.True(few.Low > many.Low && few.High < many.High);
        Assert.Equal(Interval.Wilson(20, 30).Low, many.Low, 0.0001);
    }

    [Fact]
    public void One_stratum_is_no_narrower_than_wilsons_interval_scaled()
    {
        var count = new SolvedCount(1_000, 300, [Whole(0, 500, 50, 40)]);
        var wilson = Interval.OfDrawn(40, 50, 500);
        Assert.Equal(0.7, count.Rate!.Value, 1e-12);
        Assert.InRange((300 + 500 * wilson.Low) / 1_000 - count.Interval.Low, -1e-12, 0.005);
        Assert.InRange(count.Interval.High - (300 + 500 * wilson.High) / 1_000, -1e-12, 0.005);
    }

    [Fact]
    public void Rechecking_all_leaves_no_doubt()
    {
        var count = new SolvedCount(100, 40, [Whole(0, 30, 30, 24), Whole(1, 20, 20, 20)]);
        Assert.Equal(0.84, count.Rate!.Value, 1e-12);
        Assert.Equal(0.84, count.Interval.Low, 1e-12);
        Assert.Equal(0.84, count.Interval.High, 1e-12);
    }

    [Fact]
    public void Silence_that_nobody_checked_counts_for_nothing_but_may_be_all()
    {
        var count = new SolvedCount(100, 40, [Whole(0, 50, 0, 0)]);
        Assert.Equal(0.4, count.Rate!.Value, 1e-12);
        Assert.Equal(new Interval(0.4, 0.9), count.Interval);
    }

    [Fact]
    public void Nothing_accepted_has_no_rate() => Assert.Null(new SolvedCount(0, 0, []).Rate);

    /// <summary>Real finite populations, drawn as the product draws; the true share must lie within the limits about 95 times in 100.</summary>
    [Theory]
    [InlineData(new[] { 400, 120, 35 }, new[] { 0.9, 0.7, 0.95 }, 0.3)]
    [InlineData(new[] { 2_000, 900, 600, 60 }, new[] { 0.5, 0.6, 0.4, 0.2 }, 0.0)]
    [InlineData(new[] { 150, 150, 150, 150, 150, 150 }, new[] { 0.98, 0.97, 0.99, 0.96, 0.98, 1.0 }, 0.5)]
    [InlineData(new[] { 1_000 }, new[] { 0.85 }, 0.2)]
    [InlineData(new[] { 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60 }, new[] { 0.98 }, 0.1)]
    [InlineData(new[] { 5_000, 60, 60 }, new[] { 0.99, 0.3, 0.5 }, 0.1)]
    [InlineData(new[] { 300, 300, 300, 300, 300, 300, 300, 300, 300, 300 }, new[] { 0.3, 0.9 }, 0.1)]
    public void The_limits_hold_the_truth_about_ninety_five_times_in_a_hundred(int[] silent, double[] shares, double confirmedShare)
    {
        const int Draws = 1_000;
        var random = new Random(20260101);
        var confirmed = (int)(silent.Sum() * confirmedShare);
        var accepted = confirmed + silent.Sum() + 50;
        var solved = silent.Select((count, index) => (int)Math.Round(count * shares[index % shares.Length])).ToArray();
        var truth = (double)(confirmed + solved.Sum()) / accepted;
        var held = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var strata = silent.Select((count, index) =>
            {
                var size = RecheckDraw.SizeFor(count);
                return Whole(index, count, size, Hypergeometric(random, count, solved[index], size));
            }).ToList();
            var interval = new SolvedCount(accepted, confirmed, strata).Interval;
            if (interval.Low - 1e-12 <= truth && truth <= interval.High + 1e-12) { held++; }
        }
        Assert.InRange((double)held / Draws, 0.93, 1.0);
    }

    /// <summary>An area is asked about that holds a part of each unit's months, at its own share; the draw is of the whole.</summary>
    [Theory]
    [InlineData(300, 0.9)]
    [InlineData(40, 0.8)]
    [InlineData(12, 0.7)]
    public void The_limits_of_a_part_hold_the_truth_too(int perMonth, double share)
    {
        const int Draws = 1_000, Months = 6, Parts = 4;
        var random = new Random(20260102);
        var held = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var (truth, silent, parts) = (0, 0, new List<SilentPart>());
            for (var month = 0; month < Months; month++)
            {
                // What lies in the part is no better and no worse than the rest.
                var matters = Enumerable.Range(0, perMonth).Select(index => (IsSolved: random.NextDouble() < share, IsIn: index % Parts == 0)).ToArray();
                random.Shuffle(matters);
                var drawn = matters.Take(RecheckDraw.SizeFor(perMonth)).ToList();
                var own = drawn.Where(one => one.IsIn).ToList();
                truth += matters.Count(one => one.IsIn && one.IsSolved);
                silent += matters.Count(one => one.IsIn);
                parts.Add(new SilentPart(
                    new(Guid.Empty, month, matters.Count(one => one.IsIn), own.Count, own.Count(one => one.IsSolved)),
                    new(Guid.Empty, month, perMonth, drawn.Count, drawn.Count(one => one.IsSolved))));
            }

            var interval = new SolvedCount(silent, 0, parts).Interval;
            if (interval.Low - 1e-12 <= (double)truth / silent && (double)truth / silent <= interval.High + 1e-12) { held++; }
        }

        Assert.InRange((double)held / Draws, 0.93, 1.0);
    }

    [Fact]
    public void Parts_add_up_to_the_whole_and_what_was_looked_at_again_is_not_guessed()
    {
        var whole = new RecheckStratum(Guid.Empty, 0, 100, 40, 30);
        SilentPart[] parts = [new(new(Guid.Empty, 0, 70, 40, 30), whole), new(new(Guid.Empty, 0, 30, 0, 0), whole)];
        Assert.Equal(75, new SolvedCount(100, 0, [new(whole, whole)]).Solved, 1e-9);
        Assert.Equal(75, parts.Sum(part => new SolvedCount(50, 0, [part]).Solved), 1e-9);
        Assert.Equal(52.5, new SolvedCount(70, 0, [parts[0]]).Solved, 1e-9);
        Assert.True(new SolvedCount(70, 0, [parts[0]]).Interval.Low >= 30d / 70);

        var seen = new SilentPart(new(Guid.Empty, 0, 10, 10, 4), whole);
        Assert.Equal(new Interval(0.4, 0.4), new SolvedCount(10, 0, [seen]).Interval);
    }

    private static SilentPart Whole(int month, int silent, int rechecked, int passed)
    {
        var whole = new RecheckStratum(Guid.Empty, month, silent, rechecked, passed);
        return new SilentPart(whole, whole);
    }

    private static int Hypergeometric(Random random, int population, int successes, int draws)
    {
        var found = 0;
        for (var drawn = 0; drawn < draws; drawn++)
        {
            if (random.Next(population - drawn) < successes - found) { found++; }
        }
        return found;
    }
}
