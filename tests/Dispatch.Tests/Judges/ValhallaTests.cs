using System.Globalization;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Kernel.Osm;
using Wangge.Testing;
using Wangge.Testing.Valhalla;

namespace Wangge.Dispatch.Tests.Judges;

/// <summary>Our shortest ways against those of Valhalla, on the same extract between the same places.</summary>
/// <remarks>
/// What is left over in Monaco was looked into. Valhalla keeps whole metres of each edge, which tells on ways of some houses; it turns round at no chain or dead end on the way
/// elsewhere; it passes node 1736929905, a guard rail with <c>motor_vehicle=no</c>; and it lets cars onto way 104865113, which is <c>highway=pedestrian</c> and also tagged
/// <c>service=driveway</c>, and by it to <see cref="Alley"/>.
/// </remarks>
public sealed class ValhallaTests(ITestOutputHelper output)
{
    private const int Pairs = 1000;
    private const double Tolerance = 0.01;
    private const double LeastToleranceMetres = 2;

    /// <summary>A way for cars that no way for cars leads to.</summary>
    private const long Alley = 687553570;

    [Theory]
    [InlineData("osm/monaco-latest.osm.pbf")]
    [InlineData("osm/porto-alegre/poa_osm.pbf")]
    public async Task Shortest_ways_are_as_long_as_Valhallas_and_what_cannot_be_reached_is_the_same(string file)
    {
        var extract = RealData.File(file);
        if (!ValhallaJudge.IsHere) { Databases.Skip("needs Valhalla (npm ci in tests/Testing/Valhalla)"); }
        var ct = TestContext.Current.CancellationToken;
        var roads = RoadBuilder.Build(OsmRoads.Read(OsmFile.Open(extract), new Progress<double>(), ct), RoadMode.Car);
        // A millisecond a centimetre, so that the fastest way is the shortest.
        var lengths = new EdgeTimes([.. Enumerable.Range(0, roads.EdgeCount).Select(roads.LengthOf)]);
        var (grid, search, random, others) = (new RoadGrid(roads), new ReverseSearch(roads), new Random(20261129), 0);
        await using var valhalla = await ValhallaJudge.StartAsync(extract, isExact: true, ct);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (start, end) = (Somewhere(roads, grid, random), Somewhere(roads, grid, random));
            search.Run(lengths, end.Found, int.MaxValue / 4, [start.Found], ct);
            var our = search.TimeFrom(start.Found) / 100.0;
            var their = (await valhalla.MatrixAsync([start.Asked], [end.Asked], isShortest: true, ct)).Metres[0][0];
            if (IsSame(our, their)) { continue; }
            others++;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{start.Asked} to {end.Asked}: ours {our:F0} m, Valhalla's {their:F0} m"));
            Assert.True((our is null) == (their is null) || SourceOf(roads, start.Found) == Alley || SourceOf(roads, end.Found) == Alley, "Only one of the two finds a way.");
        }

        Assert.InRange(others, 0, Pairs / 100);
    }

    private static bool IsSame(double? our, double? their) =>
        our is { } one && their is { } other ? Math.Abs(one - other) <= Math.Max(LeastToleranceMetres, Tolerance * other) : our is null && their is null;

    private static long SourceOf(RoadNetwork roads, RoadPlace place) => roads.Source[roads.StretchOf(place.Edge)];

    /// <summary>A place on a road, where no other road lies beside or above that either engine might take.</summary>
    private static ((double Longitude, double Latitude) Asked, RoadPlace Found) Somewhere(RoadNetwork roads, RoadGrid grid, Random random)
    {
        while (true)
        {
            var stretch = random.Next(roads.StretchCount);
            var at = roads.FirstPoint[stretch] + random.Next(roads.FirstPoint[stretch + 1] - roads.FirstPoint[stretch] - 1);
            var share = random.NextDouble();
            var (longitude, latitude) = (Between(roads.Longitude, at, share), Between(roads.Latitude, at, share));
            if (grid.List(longitude, latitude, withinMetres: 1, most: 2) is [var only]) { return ((longitude, latitude), only); }
        }
    }

    private static double Between(int[] points, int at, double share) => ((points[at] * (1 - share)) + (points[at + 1] * share)) / 1e7;
}
