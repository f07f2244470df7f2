using CsCheck;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Tests.Roads.Searching;

public sealed class CoverageTests
{
    private const int Far = int.MaxValue / 4;

    [Fact]
    public void Each_place_is_reached_when_the_nearest_unit_is_there() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from units in town.Place.Array[1, 4]
         from place in town.Place
         select (Town: town, Units: units, Place: place)).Sample(
            given =>
            {
                var coverage = new Coverage(given.Town.Roads, given.Town.Times, Far);
                coverage.Set(given.Units.Index().ToDictionary(u => u.Index, u => u.Item), CancellationToken.None);
                Assert.Equal(given.Units.Min(u => given.Town.TimeBetween(u, given.Place)), coverage.ArrivalAt(given.Place));
                var (edge, owner) = (given.Place.Edge, coverage.OwnerOf(given.Place.Edge));
                Assert.Equal(coverage.ArrivalAtHead(edge) == Coverage.Unreached, owner < 0);
                if (owner >= 0) { Assert.InRange(given.Town.TimeBetween(given.Units[owner], new RoadPlace(edge, 1)), 0, coverage.ArrivalAtHead(edge)); }
            },
            iter: 20_000);

    [Fact]
    public void After_any_moves_it_is_what_a_fresh_search_finds() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from units in town.Place.Array[1, 4]
         from moves in Gen.Select(Gen.Int[0, 4], town.Place, Gen.Int[0, 3]).List[1, 8]
         select (Town: town, Units: units, Moves: moves)).Sample(
            given =>
            {
                var units = given.Units.Index().ToDictionary(u => u.Index, u => u.Item);
                var mended = new Coverage(given.Town.Roads, given.Town.Times, Far);
                mended.Set(units, CancellationToken.None);
                foreach (var (unit, place, kind) in given.Moves)
                {
                    RoadPlace? now = kind == 0 ? null : place;
                    mended.Move(unit, now);
                    if (now is { } there) { units[unit] = there; }
                    else { units.Remove(unit); }
                    var fresh = new Coverage(given.Town.Roads, given.Town.Times, Far);
                    fresh.Set(units, CancellationToken.None);
                    for (var edge = 0; edge < given.Town.Roads.EdgeCount; edge++)
                    {
                        Assert.Equal(fresh.ArrivalAtHead(edge), mended.ArrivalAtHead(edge));
                        Assert.Equal(fresh.ArrivalAtTail(edge), mended.ArrivalAtTail(edge));
                    }
                }
            },
            iter: 5_000);
}
