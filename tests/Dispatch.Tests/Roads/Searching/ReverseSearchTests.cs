using CsCheck;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Tests.Roads.Searching;

public sealed class ReverseSearchTests
{
    [Fact]
    public void Times_and_ways_are_those_of_every_legal_row_of_streets() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from places in town.Place.Array[6]
         select (Town: town, Places: places)).Sample(
            given =>
            {
                var search = new ReverseSearch(given.Town.Roads);
                // Twice, since the arrays are kept.
                foreach (var to in given.Places.Take(2))
                {
                    search.Run(given.Town.Times, to, int.MaxValue / 4, given.Places, CancellationToken.None);
                    foreach (var from in given.Places)
                    {
                        var expected = given.Town.TimeBetween(from, to);
                        Assert.Equal(expected == int.MaxValue ? null : expected, search.TimeFrom(from));
                        if (expected < int.MaxValue) { IsLegal(given.Town, search.WayFrom(from)); }
                    }
                }
            },
            iter: 20_000);

    [Fact]
    public void What_lies_beyond_the_limit_is_not_looked_for_and_what_lies_within_is_exact() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from places in town.Place.Array[4]
         from limit in Gen.Int[0, 8_000]
         select (Town: town, Places: places, Limit: limit)).Sample(
            given =>
            {
                var search = new ReverseSearch(given.Town.Roads);
                search.Run(given.Town.Times, given.Places[0], given.Limit, [], CancellationToken.None);
                foreach (var from in given.Places)
                {
                    var expected = given.Town.TimeBetween(from, given.Places[0]);
                    if (expected <= given.Limit) { Assert.Equal(expected, search.TimeFrom(from)); }
                    else { Assert.True((search.TimeFrom(from) ?? int.MaxValue) >= expected); }
                }
            },
            iter: 5_000);

    private static void IsLegal(SmallRoads town, IReadOnlyList<int> way)
    {
        for (var i = 1; i < way.Count; i++) { Assert.True(town.Roads.MayFollow(way[i - 1], way[i]), string.Join(' ', way)); }
    }
}
