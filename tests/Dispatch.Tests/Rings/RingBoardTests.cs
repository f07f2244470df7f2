using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Tests.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Tests.Rings;

public sealed class RingBoardTests
{
    private static readonly Gen<RingUnit> Unit =
        from number in Gen.Int[1, 12]
        from isFoot in Gen.Bool
        from x in Gen.Double[99.999, 100.004]
        from y in Gen.Double[39.999, 40.004]
        select new RingUnit(new Guid(number, 0, 0, new byte[8]), isFoot ? RoadMode.Foot : RoadMode.Car, x, y);

    [Fact]
    public void However_units_come_go_and_move_the_rings_are_those_of_a_board_that_knew_nothing() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from moments in Unit.List[0, 12].List[2, 5]
         select (Town: town, Moments: moments.Select(units => units.DistinctBy(u => u.UnitId).ToList()).ToList())).Sample(
            given =>
            {
                var inputs = InputsOf(given.Town);
                using var kept = new RingBoard(TimeProvider.System);
                foreach (var units in given.Moments)
                {
                    using var fresh = new RingBoard(TimeProvider.System);
                    var now = inputs with { Units = units };
                    var (mended, expected) = (Wait(kept.BringUpAsync(now, CancellationToken.None)), Wait(fresh.BringUpAsync(now, CancellationToken.None)));
                    Assert.Equal(expected.Picture.Zones, mended.Picture.Zones);
                    Assert.Equal(expected.Picture.Gaps, mended.Picture.Gaps);
                    foreach (var unit in units.Take(2)) { LosesWhatItAloneReaches(kept, inputs, units, unit.UnitId); }
                }
            },
            iter: 400);

    [Fact]
    public void Schools_are_counted_among_the_places_and_apart()
    {
        // A street of 1.7 km, at whose western end a car stands: in a minute it drives some 470 m of it.
        var draft = DrawnRoads.Read([new DrawnRoad("residential", new LineString([new(100, 40), new(100.02, 40)]))], "");
        var inputs = InputsOf(draft, RoadBuilder.Build(draft, RoadMode.Car)) with
        {
            Ground = new DistrictGround(GridGround.None, [Place("school", 100.001), Place("kindergarten", 100.018), Place("gas-point", 100.002), Place("market", 100.019)]),
            Units = [new RingUnit(Guid.CreateVersion7(), RoadMode.Car, 100, 40)],
        };
        using var board = new RingBoard(TimeProvider.System);
        var whole = Wait(board.BringUpAsync(inputs, CancellationToken.None)).Picture.Whole;
        Assert.Equal((4, 2, 2, 1), (whole.Places, whole.PlacesInTime, whole.Schools, whole.SchoolsInTime));

        static PublicPlace Place(string kind, double east) => new(Guid.CreateVersion7(), kind, kind, east, 40);
    }

    private static void LosesWhatItAloneReaches(RingBoard board, RingInputs inputs, List<RingUnit> units, Guid unitId)
    {
        if (Wait(board.LossWithoutAsync(unitId, CancellationToken.None)) is not { } loss) { return; }
        using var fresh = new RingBoard(TimeProvider.System);
        var without = Wait(fresh.BringUpAsync(inputs with { Units = units.FindAll(u => u.UnitId != unitId) }, CancellationToken.None));
        Assert.Equal(without.Picture.Whole, loss.Without);
        Assert.True(loss.Without.MetresInTime <= loss.With.MetresInTime + 1e-6);
    }

    private static RingInputs InputsOf(SmallRoads town) => InputsOf(town.Draft, town.Roads);

    private static RingInputs InputsOf(RoadDraft draft, RoadNetwork car)
    {
        var roads = new DistrictRoads("1", car, RoadBuilder.Build(draft, RoadMode.Foot));
        CurrentRoads At(RoadMode mode) => new(new RoadMoment(roads, mode, SpeedTable.Default, null, SpeedTable.Dry, ClosedRoads.None));
        // One minute for all: so short that what is reached differs from unit to unit.
        var zones = new ZoneMap([Zone.Elsewhere with { Minutes = 1 }]);
        return new RingInputs(At(RoadMode.Car), At(RoadMode.Foot), zones, new DistrictGround(GridGround.None, []), []);
    }

    private static T Wait<T>(Task<T> work) => work.GetAwaiter().GetResult();
}
