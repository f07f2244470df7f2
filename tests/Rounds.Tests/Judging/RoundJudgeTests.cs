using CsCheck;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Tests.Judging;

public sealed class RoundJudgeTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly RoundRules Rules = new();
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];

    /// <summary>Points 300 m apart on a line to the east, open for an hour, late for half an hour more.</summary>
    private static RoundQuestion Round(bool isOrdered, params (ProofWay Ways, int Dwell)[] points) => new(Opens, Opens.AddHours(1), Opens.AddMinutes(90), isOrdered, [.. points.Select((p, i) => PointAt(i, p.Ways, p.Dwell))]);

    private static PointQuestion PointAt(int i, ProofWay ways, int dwell)
    {
        var place = PresenceTests.At(0, i * 300, 0);
        return new PointQuestion(Ids[i], place.Longitude, place.Latitude, ways, TimeSpan.FromSeconds(dwell));
    }

    private static Fix Stand(int point, double minute) => PresenceTests.At(0, point * 300, 0) with { At = Opens.AddMinutes(minute) };

    private static SentProof Code(int point, double minute) => new(Ids[point], ProofWay.Code, Opens.AddMinutes(minute));

    private static SentProof Photo(int point, double minute) => new(Ids[point], ProofWay.Photo, Opens.AddMinutes(minute));

    private static RoundVerdict Judge(RoundQuestion round, double atMinute, IReadOnlyList<Fix>? fixes = null, params SentProof[] proofs) =>
        RoundJudge.Judge(round, new Evidence(false, fixes is null ? [] : [fixes], proofs), Rules, Opens.AddMinutes(atMinute));

    [Theory]
    [InlineData(-1, null, false)]
    [InlineData(0, 0.0, false)]
    [InlineData(59.9, 59.9, false)]
    [InlineData(60, 60.0, true)]
    [InlineData(89.9, 89.9, true)]
    [InlineData(90, null, false)]
    public void A_proof_counts_from_opening_is_late_from_the_time_due_and_counts_no_more_from_closing(double minute, double? hitAt, bool isLate)
    {
        var point = Judge(Round(false, (ProofWay.Code, 0)), 200, null, Code(0, minute)).Points[0];
        Assert.Equal(hitAt is { } at ? Opens.AddMinutes(at) : null, point.HitAt);
        Assert.Equal(isLate, point.IsLate);
    }

    [Fact]
    public void Every_way_that_is_asked_must_be_proved_and_the_last_decides_when()
    {
        var round = Round(false, (ProofWay.Code | ProofWay.Photo, 0));
        var half = Judge(round, 30, null, Code(0, 10));
        Assert.Equal((RoundState.Begun, ProofWay.Code, (DateTimeOffset?)null), (half.State, half.Points[0].Proved, half.Points[0].HitAt));
        var whole = Judge(round, 100, null, Code(0, 10), Photo(0, 70));
        Assert.Equal((RoundState.Complete, Opens.AddMinutes(70), true), (whole.State, whole.Points[0].HitAt, whole.Points[0].IsLate));
    }

    [Fact]
    public void A_dwell_is_served_without_a_break_and_within_the_round()
    {
        var round = Round(false, (ProofWay.Position, 300));
        Assert.Null(Judge(round, 100, [Stand(0, 10), Stand(0, 12), Stand(0, 14), Stand(1, 15), Stand(0, 16), Stand(0, 18)]).Points[0].HitAt);
        Assert.Equal(Opens.AddMinutes(15), Judge(round, 100, [Stand(0, 10), Stand(0, 12), Stand(0, 14), Stand(0, 16)]).Points[0].HitAt);
        // Two minutes of it before the opening, one after the closing: neither counts.
        Assert.Equal(Opens.AddMinutes(5), Judge(round, 100, [Stand(0, -2), Stand(0, 0), Stand(0, 2), Stand(0, 4), Stand(0, 6)]).Points[0].HitAt);
        Assert.Null(Judge(round, 100, [Stand(0, 86), Stand(0, 88), Stand(0, 90), Stand(0, 92)]).Points[0].HitAt);
    }

    [Fact]
    public void Two_walkers_do_not_make_one_step_together()
    {
        var round = Round(false, (ProofWay.Position, 60));
        var evidence = new Evidence(false, [[Stand(0, 10)], [Stand(0, 11)]], []);
        Assert.Null(RoundJudge.Judge(round, evidence, Rules, Opens.AddMinutes(30)).Points[0].HitAt);
    }

    [Fact]
    public void Points_out_of_the_asked_order_are_told_and_those_passed_again_are_not()
    {
        (ProofWay, int) code = (ProofWay.Code, 0);
        bool[] OutOfOrder(bool isOrdered, params SentProof[] proofs) => [.. Judge(Round(isOrdered, code, code, code), 100, null, proofs).Points.Select(p => p.IsOutOfOrder)];

        Assert.Equal([false, false, false], OutOfOrder(true, Code(0, 1), Code(1, 2), Code(2, 3)));
        Assert.Equal([false, true, false], OutOfOrder(true, Code(0, 5), Code(1, 2), Code(2, 6)));
        Assert.Equal([false, false, false], OutOfOrder(false, Code(0, 5), Code(1, 2), Code(2, 6)));
        // The third is passed on the way and again at its turn; a missed one puts nothing out of order.
        Assert.Equal([false, false, false], OutOfOrder(true, Code(2, 1), Code(0, 2), Code(1, 3), Code(2, 4)));
        Assert.Equal([false, false, false], OutOfOrder(true, Code(0, 2), Code(2, 4)));
    }

    [Theory]
    [InlineData(false, -10, "planned")]
    [InlineData(false, 89, "planned")]
    [InlineData(true, 10, "begun")]
    [InlineData(true, 90, "missed")]
    [InlineData(false, 90, "missed")]
    public void Without_a_hit_a_round_is_planned_then_begun_then_missed(bool isBegun, double minute, string state) =>
        Assert.Equal(state, RoundJudge.Judge(Round(false, (ProofWay.Code, 0)), new Evidence(isBegun, [], []), Rules, Opens.AddMinutes(minute)).State.ToString().ToLowerInvariant());

    [Fact]
    public void A_late_proof_makes_a_missed_round_complete()
    {
        var round = Round(false, (ProofWay.Code, 0), (ProofWay.Position, 0));
        Assert.Equal(RoundState.Missed, Judge(round, 95, null, Code(0, 10)).State);
        Assert.Equal(RoundState.Complete, Judge(round, 500, [Stand(1, 20)], Code(0, 10)).State);
    }

    private static readonly Gen<(bool IsOrdered, (ProofWay Ways, int Dwell)[] Points, Fix[] Fixes, SentProof[] Proofs)> Days = Gen.Select(
        Gen.Bool,
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 3].Select(d => d * 60)).Select(p => ((ProofWay)p.Item1, p.Item2)).Array[1, 5],
        Gen.Select(Gen.Int[0, 4], Gen.Int[-5, 95]).Select(f => Stand(f.Item1, f.Item2)).Array[0, 30],
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Gen.Int[-5, 95]).Select(p => p.Item2 ? Code(p.Item1, p.Item3) : Photo(p.Item1, p.Item3)).Array[0, 12]);

    [Fact]
    public void Whatever_the_order_of_arrival_the_verdict_is_that_of_judging_all_at_once() => Gen.Select(Days, Gen.Int[0, 1_000_000]).Sample((day, seed) =>
    {
        var round = Round(day.IsOrdered, day.Points);
        var (fixes, proofs) = (day.Fixes.ToArray(), day.Proofs.ToArray());
        var chance = new Random(seed);
        chance.Shuffle(fixes);
        chance.Shuffle(proofs);
        // As the house does: each arrival joins what is stored, and all of it is judged anew.
        RoundVerdict? last = null;
        for (var (f, p) = (0, 0); last is null || f < fixes.Length || p < proofs.Length;)
        {
            (f, p) = (Math.Min(fixes.Length, f + chance.Next(1, 8)), Math.Min(proofs.Length, p + chance.Next(0, 4) + 1));
            last = Judge(round, 100, fixes[..f], proofs[..p]);
        }

        var whole = Judge(round, 100, day.Fixes, day.Proofs);
        return last!.State == whole.State && last.Points.SequenceEqual(whole.Points);
    });

    [Fact]
    public void Against_an_oracle_that_looks_at_each_second() => Days.Sample(day =>
    {
        var round = Round(day.IsOrdered, day.Points);
        var verdict = Judge(round, 100, day.Fixes, day.Proofs);
        for (var i = 0; i < round.Points.Count; i++)
        {
            var seconds = ProofWays.All.Where(w => round.Points[i].Ways.HasFlag(w)).Select(w => FirstSecond(round, round.Points[i], w, day.Fixes, day.Proofs)).ToList();
            var expected = seconds.Contains(null) ? (DateTimeOffset?)null : Opens.AddSeconds(seconds.Max()!.Value);
            if ((expected is null) != (verdict.Points[i].HitAt is null)) { return false; }
            if (expected is { } at && Math.Abs((verdict.Points[i].HitAt!.Value - at).TotalSeconds) > 1.5) { return false; }
        }

        return true;
    });

    /// <summary>The first whole second of the round at which this way is proved, by looking where the walker is at each second.</summary>
    private static int? FirstSecond(RoundQuestion round, PointQuestion point, ProofWay way, Fix[] fixes, SentProof[] proofs)
    {
        if (way != ProofWay.Position)
        {
            var times = proofs.Where(p => p.PointId == point.PointId && p.Way == way).Select(p => (int)(p.At - Opens).TotalSeconds).Where(s => s is >= 0 and < 5_400).ToList();
            return times.Count == 0 ? null : times.Min();
        }

        // All fixes stand on points and whole minutes, so a second is inside where a believed step or a fix has it within 50 m.
        var sorted = fixes.Distinct().OrderBy(f => f.At).ThenBy(f => f.Longitude).ToList();
        var since = -1;
        for (var second = 0; second < 5_400; second++)
        {
            if (!IsInside(sorted, point, Opens.AddSeconds(second))) { since = -1; continue; }
            if (since < 0) { since = second; }
            if (second - since >= point.Dwell.TotalSeconds) { return second; }
        }

        return null;
    }

    private static bool IsInside(List<Fix> track, PointQuestion point, DateTimeOffset at)
    {
        const double metresPerDegree = 84_500;
        if (track.Exists(f => f.At == at && Math.Abs(f.Longitude - point.Longitude) * metresPerDegree < 50)) { return true; }
        for (var i = 0; i + 1 < track.Count; i++)
        {
            var (a, b) = (track[i], track[i + 1]);
            if (a.At >= b.At || at < a.At || at > b.At || b.At - a.At > Rules.LongestGap) { continue; }
            if (Math.Abs(b.Longitude - a.Longitude) * metresPerDegree > Math.Min(1_000, 40 * (b.At - a.At).TotalSeconds)) { continue; }
            var share = (at - a.At) / (b.At - a.At);
            if (Math.Abs(a.Longitude + ((b.Longitude - a.Longitude) * share) - point.Longitude) * metresPerDegree <= 50) { return true; }
        }

        return false;
    }
}
