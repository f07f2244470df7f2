using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Speeds;
using Wangge.Kernel.Osm;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Roads;

/// <summary>Networks of real extracts.</summary>
public sealed class RealRoadsTests
{
    private static readonly Random Fixed = new(20261129);

    [Theory]
    [InlineData("osm/monaco-latest.osm.pbf")]
    [InlineData("osm/porto-alegre/poa_osm.pbf")]
    [InlineData("osm/beijing-tsinghua_2017.osm.gz")]
    public void Each_rule_of_turning_at_a_node_is_obeyed_and_the_nearest_road_is_the_nearest(string file)
    {
        var draft = Read(file);
        var roads = RoadBuilder.Build(draft, RoadMode.Car);
        Assert.True(roads.EdgeCount > 100);
        foreach (var rule in draft.Rules.Where(r => r.Via.Length == 0))
        {
            var (longitude, latitude) = draft.Nodes[rule.ViaNode];
            for (var edge = 0; edge < roads.EdgeCount; edge++)
            {
                if (Source(roads, edge) != rule.From || !Ends(roads, edge, longitude, latitude)) { continue; }
                var next = Enumerable.Range(0, roads.EdgeCount).Where(n => roads.Tail[n] == roads.Head[edge] && roads.MayFollow(edge, n)).Select(n => Source(roads, n)).ToList();
                if (draft.LeftOut.ContainsKey("rule-unclear")) { continue; }
                Assert.True(rule.IsOnly ? next.TrueForAll(n => n == rule.To) || !IsThere(roads, edge, rule.To) : !next.Contains(rule.To), $"{rule} at {longitude}, {latitude}");
            }
        }

        var grid = new RoadGrid(roads);
        for (var i = 0; i < 200; i++)
        {
            var point = Fixed.Next(roads.Longitude.Length);
            var (longitude, latitude) = ((roads.Longitude[point] / 1e7) + (Fixed.NextDouble() * 0.004) - 0.002, (roads.Latitude[point] / 1e7) + (Fixed.NextDouble() * 0.004) - 0.002);
            var best = Enumerable.Range(0, roads.StretchCount).Where(s => !roads.Traits[s].HasFlag(RoadTraits.Island)).Min(s => RoadShape.Of(roads, s).Nearest(longitude, latitude).Metres);
            Assert.Equal(best, grid.Nearest(longitude, latitude, 5_000)!.Value.Metres, 1e-6);
        }
    }

    [Fact]
    public void Most_places_of_a_city_reach_each_other_and_a_closed_road_is_gone_round_at_once()
    {
        var roads = RoadBuilder.Build(Read("osm/porto-alegre/poa_osm.pbf"), RoadMode.Car);
        var times = SpeedTable.Default.TimesOf(roads, new TimeOnly(11, 0), isWorkday: true, "dry");
        var places = Enumerable.Range(0, 200).Select(_ => new RoadPlace(Fixed.Next(roads.EdgeCount), Fixed.NextDouble())).Where(p => !roads.Traits[roads.StretchOf(p.Edge)].HasFlag(RoadTraits.Island)).ToArray();
        var search = new ReverseSearch(roads);
        search.Run(times, places[0], int.MaxValue / 4, places, CancellationToken.None);
        // A rule of turning may shut a road that the map alone leaves open.
        Assert.InRange(places.Count(p => search.TimeFrom(p) is null), 0, places.Length / 50);

        var far = places.MaxBy(p => search.TimeFrom(p) ?? 0);
        var (before, way) = (search.TimeFrom(far)!.Value, search.WayFrom(far));
        var closed = way[way.Count / 2];
        search.Run(times.With([closed]), places[0], int.MaxValue / 4, [far], CancellationToken.None);
        Assert.True(search.TimeFrom(far) >= before);
        Assert.DoesNotContain(closed, search.WayFrom(far));
    }

    private static RoadDraft Read(string file) => OsmRoads.Read(OsmFile.Open(RealData.File(file)), new Progress<double>(), CancellationToken.None);

    private static long Source(RoadNetwork roads, int edge) => roads.Source[roads.StretchOf(edge)];

    private static bool IsThere(RoadNetwork roads, int edge, long way) => Enumerable.Range(0, roads.EdgeCount).Any(n => roads.Tail[n] == roads.Head[edge] && Source(roads, n) == way);

    private static bool Ends(RoadNetwork roads, int edge, int longitude, int latitude)
    {
        var stretch = roads.StretchOf(edge);
        var at = roads.IsBackward(edge) ? roads.FirstPoint[stretch] : roads.FirstPoint[stretch + 1] - 1;
        return roads.Longitude[at] == longitude && roads.Latitude[at] == latitude;
    }
}
