using System.Diagnostics;
using Wangge.Bench.Roads;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Travel;
using Wangge.Testing.Valhalla;

namespace Wangge.Bench;

/// <summary>An alarm's place → 200 units ranked by road time: from coordinates, snapping all of them, to the sorted list; on a real city and on generated ones.</summary>
/// <remarks>One thread; every unit is found however far it is. Valhalla answers the same pairs by its matrix, as it serves by default, timed inside its own process.</remarks>
internal static class DispatchBench
{
    private const string Bench = "dispatch";
    private const int Units = 200;
    private const int WarmUps = 50;

    public static async Task RunAsync(bool quick)
    {
        var folder = Directory.CreateTempSubdirectory("wangge-roads-");
        try
        {
            if (RoadBed.FindPortoAlegre() is { } city) { await RankAsync(city, quick ? 200 : 1000, ratioOver: quick ? 5 : 20); }
            await RankAsync(RoadBed.Generated(folder.FullName, "200k", side: 240), quick ? 200 : 1000, ratioOver: quick ? 3 : 10);
            if (!quick) { await RankAsync(RoadBed.Generated(folder.FullName, "2m", side: 758), alarms: 200, ratioOver: 0); }
            PrintMemory(RoadBed.Generated(folder.FullName, "memory", side: quick ? 240 : 758).Now);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RankAsync(RoadBed city, int alarms, int ratioOver)
    {
        var random = new Random(7);
        BenchReport.Print(Bench, $"edges.{city.Name}", city.Now.Network.EdgeCount, "directed edges");
        var units = Enumerable.Range(0, Units).Select(_ => city.Somewhere(random)).ToArray();
        var places = Enumerable.Range(0, WarmUps + alarms).Select(_ => city.Somewhere(random)).ToArray();
        var search = new ReverseSearch(city.Now.Network);
        var (times, reached) = (new List<double>(alarms), 0);
        for (var i = 0; i < places.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var ranked = Rank(city.Now, search, places[i], units);
            if (i < WarmUps) { continue; }
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            reached += ranked.Count;
        }

        var runs = new Runs(times);
        BenchReport.Print(Bench, $"reached.{city.Name}", (double)reached / (alarms * Units), "share");
        BenchReport.Print(Bench, $"rank_p50_ms.{city.Name}", runs.Median, "ms", spread: runs.Spread);
        BenchReport.Print(Bench, $"rank_p99_ms.{city.Name}", times.Order().ElementAt((int)(alarms * 0.99)), "ms");
        if (ratioOver > 0 && ValhallaJudge.IsHere) { await CompareAsync(city, search, places[WarmUps..(WarmUps + ratioOver)], units); }
    }

    private static List<(int Unit, int Milliseconds)> Rank(CurrentRoads now, ReverseSearch search, TravelPoint alarm, TravelPoint[] units)
    {
        var starts = Array.ConvertAll(units, now.Snap);
        search.Run(now.Times, now.Snap(alarm)!.Value, int.MaxValue / 4, [.. starts.OfType<RoadPlace>()], CancellationToken.None);
        var ranked = new List<(int Unit, int Milliseconds)>(units.Length);
        for (var unit = 0; unit < units.Length; unit++)
        {
            if (starts[unit] is { } start && search.TimeFrom(start) is { } time) { ranked.Add((unit, time)); }
        }

        ranked.Sort((one, other) => one.Milliseconds.CompareTo(other.Milliseconds));
        return ranked;
    }

    /// <summary>Alternately, so that both are measured in the same state of the machine.</summary>
    private static async Task CompareAsync(RoadBed city, ReverseSearch search, TravelPoint[] alarms, TravelPoint[] units)
    {
        await using var valhalla = await ValhallaJudge.StartAsync(city.Extract, isExact: false, CancellationToken.None);
        var (sources, ours, theirs) = (units.Select(Pair).ToList(), new List<double>(), new List<double>());
        foreach (var alarm in alarms.Prepend(alarms[0]))
        {
            var begun = Stopwatch.GetTimestamp();
            Rank(city.Now, search, alarm, units);
            ours.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            theirs.Add((await valhalla.MatrixAsync(sources, [Pair(alarm)], isShortest: false, CancellationToken.None)).Milliseconds);
        }

        var ratios = new Runs(ours.Zip(theirs, (our, their) => their / our).Skip(1));
        BenchReport.Print(Bench, $"valhalla_ms.{city.Name}", new Runs(theirs.Skip(1)).Median, "ms", spread: new Runs(theirs.Skip(1)).Spread);
        BenchReport.Print(Bench, $"ratio_to_valhalla.{city.Name}", ratios.Median, "x", "valhalla", ratios.Median, ratios.Spread);
    }

    /// <summary>What a served network holds for each million directed edges: its arrays, the squares that find the nearest road, the times of the moment, and one search after it has run over all.</summary>
    /// <remarks>Counted by a process's live memory before and after, each time once nothing more is given back; beside it the network's arrays by their own sizes, which the former must exceed.</remarks>
    private static void PrintMemory(CurrentRoads now)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var written = File.OpenWrite(path)) { RoadFile.Write(written, now.Network); }
            var (mode, foot) = (now.Moment, now.Moment.Roads.Of(RoadMode.Foot));
            var before = LiveBytes();
            using var file = File.OpenRead(path);
            var roads = new CurrentRoads(mode with { Roads = new DistrictRoads("read", RoadFile.Read(file), foot) });
            var grid = roads.Grid;
            var served = LiveBytes() - before;
            var search = new ReverseSearch(roads.Network);
            search.Run(roads.Times, new RoadPlace(0, 0.5), int.MaxValue / 4, [], CancellationToken.None);
            var all = LiveBytes() - before;
            var (arrays, millions) = (ArrayBytes(roads.Network), roads.Network.EdgeCount / 1e6);
            BenchReport.Print(Bench, "mb_per_1m_edges.arrays", arrays / millions / 1e6, "MB");
            BenchReport.Print(Bench, "mb_per_1m_edges.network", served / millions / 1e6, "MB");
            BenchReport.Print(Bench, "mb_per_1m_edges", all / millions / 1e6, "MB");
            if (all < arrays) { throw new InvalidOperationException("Less memory was counted than the arrays take: the count is wrong."); }
            GC.KeepAlive(grid);
            GC.KeepAlive(search);
            GC.KeepAlive(now);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Once two counts agree: what ended meanwhile, finalizers among it, is gone.</summary>
    private static long LiveBytes()
    {
        var (last, now) = (long.MaxValue, 0L);
        for (var look = 0; look < 20 && Math.Abs(last - now) > 4096; look++)
        {
            last = now;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            now = GC.GetTotalMemory(forceFullCollection: true);
        }

        return now;
    }

    private static long ArrayBytes(RoadNetwork roads) =>
        (4L * (roads.FirstOut.Length + roads.FirstIn.Length + roads.In.Length + roads.Tail.Length + roads.Head.Length + roads.Twin.Length + roads.Along.Length + roads.LengthCm.Length
            + roads.FirstPoint.Length + roads.Longitude.Length + roads.Latitude.Length + roads.Name.Length))
        + roads.MaxSpeed.Length + roads.MaxSpeedBack.Length + roads.Class.Length + roads.Traits.Length + roads.IsGuarded.Length + (8L * (roads.Source.Length + roads.PointSource.Length));

    private static (double Longitude, double Latitude) Pair(TravelPoint point) => (point.Longitude, point.Latitude);
}
