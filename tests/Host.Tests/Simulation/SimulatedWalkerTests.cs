using Wangge.Host.Simulation;

namespace Wangge.Host.Tests.Simulation;

public sealed class SimulatedWalkerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_walker_begins_what_is_due_goes_from_point_to_point_stays_proves_and_ends()
    {
        var (walker, round) = (Walker(misses: false, isLate: false), Round());
        Assert.IsType<WalkWish.Nothing>(walker.Look([round with { OpensAt = Noon.AddMinutes(1) }], Noon));
        Assert.Equal(round, Assert.IsType<WalkWish.Begin>(walker.Look([round], Noon)).Round);
        walker.Begin(round);
        var now = Noon;
        foreach (var point in round.Points)
        {
            Assert.Equal((point.Longitude, point.Latitude), Assert.IsType<WalkWish.Go>(walker.Look([round], now)).To);
            walker.SetOut(new LineWalk([walker.Place!.Value, (point.Longitude, point.Latitude)], TimeSpan.FromSeconds(60)), now);
            Assert.IsType<WalkWish.Nothing>(walker.Look([round], now.AddSeconds(30)));
            Assert.IsType<WalkWish.Nothing>(walker.Look([round], now = now.AddSeconds(60)));
            Assert.Equal((point.Longitude, point.Latitude), walker.Place);
            // It stays for as long as is asked, and a little more.
            Assert.IsType<WalkWish.Nothing>(walker.Look([round], now + point.Dwell));
            Assert.Equal(point, Assert.IsType<WalkWish.Prove>(walker.Look([round], now += point.Dwell + TimeSpan.FromSeconds(20))).Point);
            walker.Proved();
        }

        Assert.IsType<WalkWish.End>(walker.Look([round], now));
        walker.End();
        Assert.IsType<WalkWish.Nothing>(walker.Look([round], now));
    }

    [Fact]
    public void Some_leave_a_point_out_some_come_late_to_the_last_and_what_is_hit_already_is_not_walked_to()
    {
        var round = Round();
        Assert.Equal(2, Visited(Walker(misses: true, isLate: false), round, out var ended));
        Assert.True(ended < round.DueAt);
        Assert.Equal(3, Visited(Walker(misses: false, isLate: true), round, out ended));
        Assert.InRange(ended, round.DueAt, round.ClosesAt);
        var begun = round with { Points = [round.Points[0] with { IsHit = true }, .. round.Points.Skip(1)] };
        Assert.Equal(2, Visited(Walker(misses: false, isLate: false), begun, out _));
    }

    [Fact]
    public void A_round_that_closes_under_way_is_ended()
    {
        var (walker, round) = (Walker(misses: false, isLate: false), Round());
        walker.Begin(round);
        Assert.IsType<WalkWish.Go>(walker.Look([round], Noon));
        Assert.IsType<WalkWish.End>(walker.Look([round], round.ClosesAt));
    }

    /// <summary>Walks a round to its end second by second.</summary>
    private static int Visited(SimulatedWalker walker, RoundNow round, out DateTimeOffset ended)
    {
        walker.Begin(round);
        var visited = 0;
        for (ended = Noon; ; ended = ended.AddSeconds(1))
        {
            switch (walker.Look([round], ended))
            {
                case WalkWish.Go go: walker.SetOut(new LineWalk([walker.Place!.Value, go.To], TimeSpan.FromSeconds(30)), ended); break;
                case WalkWish.Prove:
                    visited++;
                    walker.Proved();
                    break;
                case WalkWish.End: return visited;
            }
        }
    }

    private static RoundNow Round() => new(
        Guid.CreateVersion7(), "日常巡查", Noon.AddHours(-1), Noon.AddHours(1), Noon.AddHours(1.5),
        [.. Enumerable.Range(0, 3).Select(i => new PointNow(Guid.CreateVersion7(), 120.9 + (0.002 * (i + 1)), 40.7, ["position"], TimeSpan.FromSeconds(60 * i), IsHit: false))]);

    /// <summary>One whose chance, found by trying seeds, makes it walk so.</summary>
    private static SimulatedWalker Walker(bool misses, bool isLate) =>
        new(new Random(Enumerable.Range(0, 1_000).First(seed => Outcome(seed) == (misses, isLate))));

    private static (bool Misses, bool IsLate) Outcome(int seed)
    {
        var visited = Visited(new SimulatedWalker(new Random(seed)), Round(), out var ended);
        return (visited < 3, ended >= Noon.AddHours(1));
    }
}
