using System.Security.Cryptography;
using CsCheck;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

/// <summary>Five cheats must not raise the solved rate. Source: DOMAIN 6.</summary>
/// <remarks>Where all or none of the silent matters are rechecked "not raised" is exact; with drawn rechecks it holds on average.</remarks>
public sealed class CheatTests
{
    private static readonly MeasureScope[] Scopes = [Matters.Whole, new(Matters.District, Matters.UnitA), new(Matters.District, Matters.UnitB)];

    /// <summary>A matter as it is, and whether the trouble is truly gone.</summary>
    private sealed record Truth(MatterFacts Facts, bool IsSolved);

    private static readonly Gen<List<Truth>> Districts = Gen.Int[0, 4].Array[1, 12].Select(kinds => kinds.Select((kind, index) => Make(index + 1, kind)).ToList());

    [Fact]
    public void Closing_early_does_not_raise_it() => Never((truths, picks) =>
        truths.Select(truth => truth.Facts.ClosedAt is null && picks.Contains(truth.Facts.CaseId) ? truth with { Facts = truth.Facts.Close() } : truth));

    [Fact]
    public void Bouncing_does_not_raise_it() => Never((truths, picks) =>
        truths.Select(truth => truth.IsSolved || !picks.Contains(truth.Facts.CaseId)
            ? truth
            : truth with
            {
                Facts = truth.Facts with
                {
                    Dispatches = [truth.Facts.Dispatches[0] with { ReturnedAt = Matters.Start.AddDays(2) }, new DispatchFact(Matters.Start.AddDays(2.1), Matters.UnitB)],
                },
            }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Splitting_does_not_raise_it(bool isRecorded) => Never((truths, picks) => truths.Concat(
        truths.Where(truth => picks.Contains(truth.Facts.CaseId)).SelectMany(truth => Enumerable.Range(1, 5).Select(part => new Truth(
            Part(truth.Facts, part, isRecorded), true)))));

    [Fact]
    public void Excluding_does_not_raise_it()
    {
        var matters = Enumerable.Range(1, 20).Select(number => number <= 10 ? Matters.Open(number) : Matters.Closed(number).Confirm()).ToList();
        var exclusions = matters.Take(10)
            .Select(matter => new MeasureExclusion(matter.CaseId, "solved", "flood", Matters.Id(1), Matters.Id(2)))
            .ToList();
        var result = MeasureCalculator.Calculate(MeasureCatalogue.Solved, matters.In(Matters.January), Matters.Whole, exclusions);
        Assert.Equal((0.5m, 20), (result.Value, result.Denominator));
    }

    [Fact]
    public void Ending_or_pausing_a_matter_otherwise_does_not_raise_it() => Never((truths, picks) =>
        truths.Select((truth, index) => truth.IsSolved || !picks.Contains(truth.Facts.CaseId)
            ? truth
            : truth with
            {
                Facts = (index % 6) switch
                {
                    0 => truth.Facts with { Ending = MatterEnding.Void, FiledAt = null, DueToCloseAt = null, FirstDueToCloseAt = null },
                    1 => truth.Facts with { Ending = MatterEnding.Refused },
                    2 => truth.Facts with { Ending = MatterEnding.ClosedByOrder, ClosedAt = Matters.Start.AddDays(3) },
                    3 => truth.Facts with { Suspensions = [new SuspensionFact(Matters.Start.AddDays(3), null)] },
                    4 => truth.Facts with { Ending = MatterEnding.Merged, MergedInto = truths[(index + 1) % truths.Count].Facts.CaseId },
                    _ => truth.Facts with { Extensions = 2, DueToCloseAt = Matters.Start.AddYears(2) },
                },
            }));

    [Fact]
    public void Confirming_oneself_does_not_raise_it() => Never((truths, picks) =>
        truths.Select(truth => picks.Contains(truth.Facts.CaseId) && truth.Facts.Answer is null
            ? truth with { Facts = truth.Facts.Close().Confirm(isIndependent: false) }
            : truth));

    [Fact]
    public void With_drawn_rechecks_closing_early_does_not_raise_it_on_average()
    {
        var honest = Enumerable.Range(1, 400)
            .Select(number => number <= 200 ? new Truth(Matters.Closed(number), number > 40) : new Truth(Matters.Open(number), false)).ToList();
        var cheating = honest.Select(truth => truth with { Facts = truth.Facts.Close() }).ToList();
        var gains = Enumerable.Range(0, 150).Select(seed => Rate(Drawn(cheating, seed)) - Rate(Drawn(honest, seed))).ToList();
        var mean = gains.Average();
        var standardError = Math.Sqrt(gains.Sum(gain => Math.Pow(gain - mean, 2)) / gains.Count / gains.Count);
        Assert.InRange(mean, -3 * standardError, 3 * standardError);

        static double Rate(IEnumerable<MatterFacts> matters) => (double)matters.Measure(MeasureCatalogue.Solved).Value!.Value;
    }

    private static void Never(Func<List<Truth>, HashSet<Guid>, IEnumerable<Truth>> cheat) =>
        Gen.Select(Districts, Gen.Int[1, 12].HashSet[1, 12]).Sample((truths, picks) =>
        {
            var cheated = cheat(truths, picks.Select(Matters.Id).ToHashSet()).ToList();
            foreach (var scope in Scopes)
            {
                AssertNotRaised(All(truths), All(cheated), scope);
                AssertNotRaised(truths.Select(truth => truth.Facts), cheated.Select(truth => truth.Facts), scope);
            }
        }, iter: 500);

    private static void AssertNotRaised(IEnumerable<MatterFacts> before, IEnumerable<MatterFacts> after, MeasureScope scope)
    {
        var honest = before.Measure(MeasureCatalogue.Solved, scope).Value;
        var now = after.Measure(MeasureCatalogue.Solved, scope).Value;
        if (honest is not null && now is not null) { Assert.True(now <= honest, $"{scope}: {honest} became {now}"); }
    }

    /// <summary>Every closed matter rechecked, by people who see the truth.</summary>
    private static IEnumerable<MatterFacts> All(IEnumerable<Truth> truths) =>
        truths.Select(truth => truth.Facts.ClosedAt is null ? truth.Facts : truth.Facts.Recheck(truth.IsSolved));

    private static IEnumerable<MatterFacts> Drawn(IReadOnlyCollection<Truth> truths, int seed)
    {
        var closed = truths.Where(truth => truth.Facts.ClosedAt is not null).Select(truth => truth.Facts.CaseId).ToList();
        var drawn = RecheckDraw.Draw(SHA256.HashData(BitConverter.GetBytes(seed)), closed).ToHashSet();
        return truths.Select(truth => drawn.Contains(truth.Facts.CaseId) ? truth.Facts.Recheck(truth.IsSolved) : truth.Facts);
    }

    private static Truth Make(int number, int kind) => kind switch
    {
        0 => new Truth(Matters.Open(number), false),
        1 => new Truth(Matters.Closed(number), false),
        2 => new Truth(Matters.Closed(number), true),
        3 => new Truth(Matters.Closed(number).Confirm(), true),
        _ => new Truth(Matters.Closed(number) with { ReopenedAt = [Matters.Start.AddDays(7)] }, false),
    };

    /// <summary>A part split off: the same place and time, easy, solved and confirmed.</summary>
    private static MatterFacts Part(MatterFacts whole, int part, bool isRecorded) => whole.Close().Confirm() with
    {
        CaseId = Matters.Id(BitConverter.ToInt32(whole.CaseId.ToByteArray()) + part * 1_000),
        SplitFrom = isRecorded ? whole.CaseId : null,
        Type = isRecorded ? "matter/0599" : whole.Type,
        ReopenedAt = [],
    };
}
