using System.Diagnostics;
using Wangge.Bench.Roads;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Testing.Valhalla;

namespace Wangge.Bench;

/// <summary>The coverage of a district: for every road edge, whether the nearest of 40 free units is there within its zone's minutes; from nothing, and after one unit moved.</summary>
/// <remarks>Zones of 1, 3 and 8 minutes lie around the middle. Valhalla has no such question: the same times by its matrix, measured for some edges and scaled to all.</remarks>
internal static class RingsBench
{
    private const string Bench = "rings";
    private const int Units = 40;
    private const int SampledEdges = 500;
    private const int LongestZoneMilliseconds = 8 * 60_000;

    public static async Task RunAsync(bool quick)
    {
        var folder = Directory.CreateTempSubdirectory("wangge-roads-");
        try
        {
            await RunAsync(RoadBed.Generated(folder.FullName, "200k", side: 240), quick ? 10 : 50);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(RoadBed city, int runs)
    {
        var (random, roads) = (new Random(11), city.Now.Network);
        var limits = ZoneLimits(roads);
        var units = Enumerable.Range(0, Units).ToDictionary(u => u, _ => city.Now.Snap(city.Somewhere(random))!.Value);
        var coverage = new Coverage(roads, city.Now.Times, LongestZoneMilliseconds);
        var (full, moved, share) = (new List<double>(), new List<double>(), 0.0);
        for (var run = -5; run < runs; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            coverage.Set(units, CancellationToken.None);
            share = CoveredShare(roads, coverage, limits);
            if (run >= 0) { full.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds); }
        }

        BenchReport.Print(Bench, "edges.200k", roads.EdgeCount, "directed edges");
        BenchReport.Print(Bench, "covered.200k", share, "share of road length");
        BenchReport.Print(Bench, "full_ms.200k", new Runs(full).Median, "ms", spread: new Runs(full).Spread);
        for (var run = -20; run < runs * 4; run++)
        {
            var place = city.Now.Snap(city.Somewhere(random))!.Value;
            var begun = Stopwatch.GetTimestamp();
            coverage.Move(random.Next(Units), place);
            CoveredShare(roads, coverage, limits);
            if (run >= 0) { moved.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds); }
        }

        BenchReport.Print(Bench, "moved_ms.200k", new Runs(moved).Median, "ms", spread: new Runs(moved).Spread);
        if (ValhallaJudge.IsHere) { await CompareAsync(city, units.Values, new Runs(full).Median, random); }
    }

    /// <summary>Milliseconds that each edge's zone allows.</summary>
    private static int[] ZoneLimits(RoadNetwork roads)
    {
        var (middle, half) = ((roads.Longitude.Min() / 2) + (roads.Longitude.Max() / 2), (roads.Longitude.Max() / 2) - (roads.Longitude.Min() / 2));
        return [.. Enumerable.Range(0, roads.EdgeCount).Select(edge => (Math.Abs(roads.Longitude[roads.FirstPoint[roads.StretchOf(edge)]] - middle) / (double)half) switch { < 0.05 => 60_000, < 0.4 => 180_000, _ => LongestZoneMilliseconds })];
    }

    private static double CoveredShare(RoadNetwork roads, Coverage coverage, int[] limits)
    {
        var (covered, all) = (0L, 0L);
        for (var edge = 0; edge < limits.Length; edge++)
        {
            var length = roads.LengthOf(edge);
            all += length;
            if (coverage.ArrivalAtHead(edge) <= limits[edge]) { covered += length; }
        }

        return (double)covered / all;
    }

    private static async Task CompareAsync(RoadBed city, IEnumerable<RoadPlace> units, double ours, Random random)
    {
        var roads = city.Now.Network;
        await using var valhalla = await ValhallaJudge.StartAsync(city.Extract, isExact: false, CancellationToken.None);
        var sources = units.Select(unit => PointOf(roads, unit.Edge)).ToList();
        var times = new List<double>();
        for (var run = -1; run < 3; run++)
        {
            var targets = Enumerable.Range(0, SampledEdges).Select(_ => PointOf(roads, random.Next(roads.EdgeCount)));
            var asked = await valhalla.MatrixAsync(sources, targets, isShortest: false, CancellationToken.None);
            if (run >= 0) { times.Add(asked.Milliseconds * roads.EdgeCount / SampledEdges); }
        }

        var theirs = new Runs(times);
        BenchReport.Print(Bench, "valhalla_ms.200k", theirs.Median, "ms", spread: theirs.Spread);
        BenchReport.Print(Bench, "ratio_to_valhalla", theirs.Median / ours, "x", "valhalla", theirs.Median / ours, new Spread(theirs.Spread.Lowest / ours, theirs.Spread.Highest / ours));
    }

    private static (double Longitude, double Latitude) PointOf(RoadNetwork roads, int edge)
    {
        var point = roads.FirstPoint[roads.StretchOf(edge)];
        return (((long)roads.Longitude[point] + roads.Longitude[point + 1]) / 2e7, ((long)roads.Latitude[point] + roads.Latitude[point + 1]) / 2e7);
    }
}
