using CsCheck;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Roads;

namespace Wangge.Dispatch.Tests.Rings;

public sealed class ModeReachTests
{
    /// <summary>Times are whole hundreds, places tenths and limits tens of milliseconds: whatever begins or ends does so at a ten, so the middle of each ten speaks for all of it.</summary>
    private const int Step = 10;

    [Fact]
    public void What_lies_within_the_limit_is_exactly_what_every_legal_row_of_streets_says() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from units in town.Place.Array[1, 3]
         from stretch in Gen.Int[0, town.Roads.StretchCount - 1]
         from limit in Gen.Int[1, 600]
         select (Town: town, Units: units, Stretch: stretch, Limit: limit * Step)).Sample(
            given =>
            {
                var reach = new ModeReach(given.Town.Roads, given.Town.Times, int.MaxValue / 4);
                reach.Coverage.Set(given.Units.Index().ToDictionary(u => u.Index, u => u.Item), CancellationToken.None);
                var spans = new Spans();
                reach.Collect(given.Stretch, given.Limit, spans);
                spans.Join();
                Assert.Equal(Expected(given.Town, given.Units, given.Stretch, given.Limit), spans.Within(0, 1), 1e-9);
                Assert.Equal(1, spans.Within(0, 1) + spans.Gaps(0, 1).Sum(g => g.Until - g.From), 1e-9);
            },
            iter: 1_000);

    private static double Expected(SmallRoads town, RoadPlace[] units, int stretch, int limit)
    {
        var edge = Enumerable.Range(0, town.Roads.EdgeCount).First(e => town.Roads.StretchOf(e) == stretch && !town.Roads.Echoes.ContainsKey(e));
        var time = town.Times[edge];
        var within = 0;
        for (var middle = Step / 2; middle < time; middle += Step)
        {
            var place = new RoadPlace(edge, (double)middle / time);
            if (units.Any(unit => town.TimeBetween(unit, place) <= limit)) { within += Step; }
        }

        return (double)within / time;
    }
}
