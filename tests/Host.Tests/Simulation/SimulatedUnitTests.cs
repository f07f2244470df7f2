using Wangge.Host.Simulation;

namespace Wangge.Host.Tests.Simulation;

public sealed class SimulatedUnitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly (double, double) Post = (120.9, 40.7);

    [Fact]
    public void A_walk_goes_evenly_along_its_line_and_ends_at_its_end()
    {
        var walk = new LineWalk([(120.9, 40.7), (120.91, 40.7), (120.91, 40.71)], TimeSpan.FromSeconds(100));
        Assert.Equal((120.9, 40.7), Two(walk.At(TimeSpan.Zero)));
        Assert.Equal((120.91, 40.71), Two(walk.At(TimeSpan.FromHours(1))));
        Assert.Equal(90, walk.At(TimeSpan.FromSeconds(10)).Bearing, 3);
        Assert.Equal(0, walk.At(TimeSpan.FromSeconds(90)).Bearing, 3);
        Assert.True(walk.IsOver(TimeSpan.FromSeconds(100)));
        Assert.InRange(walk.MetresPerSecond, 19, 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineWalk([(0, 0)], TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineWalk([(0, 0), (1, 1)], TimeSpan.Zero));
    }

    [Fact]
    public void A_crew_walks_its_beat_answers_goes_stays_and_leaves()
    {
        var unit = new SimulatedUnit(Guid.CreateVersion7(), Post, new Random(1));
        Assert.Null(Assert.IsType<Wish.Go>(unit.Look(null, Noon)).OperationId);

        var operation = Guid.CreateVersion7();
        PartNow Part(string state, DateTimeOffset since) => new(operation, state, 120.905, 40.7, since);
        Assert.IsType<Wish.Nothing>(unit.Look(Part("sent", Noon), Noon.AddSeconds(1)));
        Assert.Equal(operation, Assert.IsType<Wish.Accept>(unit.Look(Part("sent", Noon), Noon.AddSeconds(7))).OperationId);
        Assert.Equal((120.905, 40.7), Assert.IsType<Wish.Go>(unit.Look(Part("accepted", Noon), Noon.AddSeconds(8))).To);
        unit.SetOut(new LineWalk([Post, (120.905, 40.7)], TimeSpan.FromSeconds(60)), operation, Noon.AddSeconds(8));
        Assert.IsType<Wish.Nothing>(unit.Look(Part("accepted", Noon), Noon.AddSeconds(30)));
        Assert.True(unit.Place.Speed > 0);
        Assert.IsType<Wish.Nothing>(unit.Look(Part("accepted", Noon), Noon.AddSeconds(70)));
        Assert.Equal((120.905, 40.7, 0), (unit.Place.Longitude, unit.Place.Latitude, unit.Place.Speed));
        Assert.IsType<Wish.Nothing>(unit.Look(Part("arrived", Noon.AddSeconds(70)), Noon.AddSeconds(100)));
        Assert.Equal(operation, Assert.IsType<Wish.Leave>(unit.Look(Part("arrived", Noon.AddSeconds(70)), Noon.AddSeconds(146))).OperationId);
        unit.Look(null, Noon.AddSeconds(150));
        Assert.Null(Assert.IsType<Wish.Go>(unit.Look(null, Noon.AddSeconds(300))).OperationId);
    }

    private static (double, double) Two((double Longitude, double Latitude, double Bearing) at) => (Math.Round(at.Longitude, 9), Math.Round(at.Latitude, 9));
}
