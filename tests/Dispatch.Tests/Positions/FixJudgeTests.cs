using CsCheck;
using Wangge.Contracts.Areas;
using Wangge.Dispatch.Positions;

namespace Wangge.Dispatch.Tests.Positions;

public sealed class FixJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
    private static readonly FixJudge Judge = new(new PositionOptions(), new AreaExtent(120.8, 40.6, 121.0, 40.8));

    private static Fix At(double secondsAgo, double longitude = 120.9, double latitude = 40.7, double? accuracy = null) => new(Now.AddSeconds(-secondsAgo), longitude, latitude, accuracy);

    private static FixVerdict Verdict(Fix fix, Fix? newest = null) => Judge.Judge(new SourceTrace(newest), fix, Now).Verdict;

    [Theory]
    [InlineData(double.NaN, 40.7, "dispatch.position.no-place")]
    [InlineData(120.9, double.PositiveInfinity, "dispatch.position.no-place")]
    [InlineData(0, 0, "dispatch.position.no-place")]
    [InlineData(181, 40.7, "dispatch.position.no-place")]
    [InlineData(120.9, -90.5, "dispatch.position.no-place")]
    [InlineData(125, 35, "dispatch.position.too-far")]
    [InlineData(120.9, 41.3, "dispatch.position.too-far")]
    [InlineData(120.9, 41.2, null)]
    public void A_place_that_is_none_or_far_outside_is_refused(double longitude, double latitude, string? code) =>
        Assert.Equal(code, Verdict(At(0, longitude, latitude)).Refusal?.Code);

    [Theory]
    [InlineData(-299, null)]
    [InlineData(-301, "dispatch.position.in-future")]
    [InlineData(7 * 86_400, null)]
    [InlineData((7 * 86_400) + 1, "dispatch.position.too-old")]
    public void A_time_ahead_by_more_than_five_minutes_or_older_than_a_week_is_refused(double secondsAgo, string? code) =>
        Assert.Equal(code, Verdict(At(secondsAgo)).Refusal?.Code);

    [Fact]
    public void The_same_time_again_is_doubled_and_an_earlier_one_late()
    {
        Assert.Equal(FixOutcome.Doubled, Verdict(At(10), At(10)).Outcome);
        Assert.Equal(FixOutcome.Late, Verdict(At(20), At(10)).Outcome);
        Assert.Equal(FixOutcome.Kept, Verdict(At(5), At(10)).Outcome);
    }

    [Fact]
    public void Nine_hundred_kilometres_an_hour_are_refused_unless_accuracy_explains_them()
    {
        // 0.03 degrees of latitude are some 3.3 km: in 13 s some 900 km/h.
        Assert.Equal("dispatch.position.too-fast", Verdict(At(0, latitude: 40.73), At(13)).Refusal?.Code);
        Assert.Equal(FixOutcome.Kept, Verdict(At(0, latitude: 40.73), At(60)).Outcome);
        Assert.Equal("dispatch.position.too-fast", Verdict(At(13, latitude: 40.73), At(0)).Refusal?.Code);
        Assert.Equal(FixOutcome.Kept, Verdict(At(0, latitude: 40.702, accuracy: 300), At(1)).Outcome);
        Assert.Equal("dispatch.position.too-fast", Verdict(At(0, latitude: 40.73, accuracy: 1e9), At(13)).Refusal?.Code);
    }

    [Fact]
    public void Three_in_a_row_that_agree_are_believed()
    {
        var trace = new SourceTrace(At(100));
        (var first, trace) = Judge.Judge(trace, At(95, latitude: 40.75), Now);
        (var second, trace) = Judge.Judge(trace, At(90, latitude: 40.7501), Now);
        (var third, trace) = Judge.Judge(trace, At(85, latitude: 40.7502), Now);
        Assert.Equal(["dispatch.position.too-fast", "dispatch.position.too-fast", null], new[] { first, second, third }.Select(v => v.Refusal?.Code));
        Assert.Equal(FixOutcome.Kept, Judge.Judge(trace, At(80, latitude: 40.7503), Now).Verdict.Outcome);
    }

    [Fact]
    public void Doubted_ones_that_contradict_one_another_or_are_interrupted_begin_anew()
    {
        var trace = new SourceTrace(At(100));
        foreach (var (ago, latitude) in new[] { (95.0, 40.75), (90, 40.65), (85, 40.75), (80, 40.65) })
        {
            (var verdict, trace) = Judge.Judge(trace, At(ago, latitude: latitude), Now);
            Assert.Equal("dispatch.position.too-fast", verdict.Refusal?.Code);
        }

        (var near, trace) = Judge.Judge(trace, At(79), Now);
        Assert.Equal(FixOutcome.Kept, near.Outcome);
        Assert.Equal((null, 0), (trace.Doubted, trace.DoubtedInRow));
    }

    [Fact]
    public void Whatever_comes_the_newest_kept_never_goes_back_and_nothing_refused_is_remembered_as_kept() =>
        Gen.Select(Gen.Double[-200, 200], Gen.Double[-100, 100], Gen.Double[-400, 700_000]).Array[1, 30].Sample(sent =>
        {
            var trace = SourceTrace.Empty;
            foreach (var (longitude, latitude, ago) in sent)
            {
                var fix = At(ago, longitude, latitude);
                var (verdict, next) = Judge.Judge(trace, fix, Now);
                Assert.True(trace.Newest is null || next.Newest!.At >= trace.Newest.At);
                Assert.Equal(verdict.Outcome == FixOutcome.Kept, !ReferenceEquals(next.Newest, trace.Newest));
                Assert.Equal(verdict.Outcome == FixOutcome.Refused, verdict.Refusal is not null);
                trace = next;
            }
        });
}
