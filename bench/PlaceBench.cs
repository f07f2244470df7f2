using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;
using Npgsql;
using Wangge.Kernel.Places;

namespace Wangge.Bench;

/// <summary>Point → grid: our index against PostGIS (one statement for all points, GiST) and an STRtree with prepared geometry, on one tiling in one run.</summary>
/// <remarks>One thread here and in the STRtree; PostgreSQL with its defaults, so it may take workers. All three must give the same answers.</remarks>
internal static class PlaceBench
{
    private const int Points = 100_000;

    public static async Task RunAsync(bool quick)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync();
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await ExecuteAsync(source, "create extension postgis");
        var small = await RunAsync(source, PlaceTiling.Make(28, 16, 16, seed: 1), runs: quick ? 5 : 15);
        var large = await RunAsync(source, PlaceTiling.Make(400, 250, 4, seed: 2), runs: quick ? 3 : 9);
        // The worse of both sizes.
        BenchReport.Print("place", "ratio_to_postgis", Math.Min(small.ToPostgis, large.ToPostgis), "x");
        BenchReport.Print("place", "ratio_to_strtree", Math.Min(small.ToStrtree, large.ToStrtree), "x");
    }

    private static async Task<(double ToPostgis, double ToStrtree)> RunAsync(NpgsqlDataSource source, List<Geometry> grids, int runs)
    {
        var random = new Random(3);
        var points = Enumerable.Range(0, Points).Select(_ => new Coordinate(120.8 + (random.NextDouble() * 0.2), 40.65 + (random.NextDouble() * 0.12))).ToArray();

        var watch = Stopwatch.StartNew();
        var index = PolygonIndex.Build(grids);
        var build = watch.Elapsed;
        var tree = BuildTree(grids);
        await FillAsync(source, grids, points);

        var ours = Measure(runs, points, p => index.Find(p.X, p.Y));
        var trees = Measure(runs, points, p => FindInTree(tree, p));
        var posts = await MeasureAsync(source, runs);
        if (ours.Answer != trees.Answer || ours.Answer != posts.Answer)
        {
            throw new InvalidOperationException($"The answers differ: ours {ours.Answer}, STRtree {trees.Answer}, PostGIS {posts.Answer}.");
        }

        var size = grids.Count.ToString(CultureInfo.InvariantCulture);
        BenchReport.Print("place", $"lookup_us.{size}", ours.Microseconds.Median, "us", spread: ours.Microseconds.Spread);
        PrintReference(size, "postgis", ours.Microseconds, posts.Microseconds);
        PrintReference(size, "strtree", ours.Microseconds, trees.Microseconds);
        BenchReport.Print("place", $"build_ms.{size}", build.TotalMilliseconds, "ms");
        BenchReport.Print("place", $"index_mb.{size}", index.SizeInBytes / 1e6, "MB");
        return (posts.Microseconds.Median / ours.Microseconds.Median, trees.Microseconds.Median / ours.Microseconds.Median);
    }

    private static void PrintReference(string size, string name, Runs ours, Runs reference)
    {
        var ratio = reference.Median / ours.Median;
        BenchReport.Print("place", $"{name}_us.{size}", reference.Median, "us", spread: reference.Spread);
        BenchReport.Print("place", $"ratio_to_{name}.{size}", ratio, "x", name, ratio, new Spread(reference.Spread.Lowest / ours.Spread.Highest, reference.Spread.Highest / ours.Spread.Lowest));
    }

    private static (Runs Microseconds, long Answer) Measure(int runs, Coordinate[] points, Func<Coordinate, int> find)
    {
        var answer = 0L;
        var times = new List<double>();

        // Two rounds more, unmeasured, so that the compiler's last tier runs.
        for (var run = -2; run < runs; run++)
        {
            answer = 0;
            var watch = Stopwatch.StartNew();
            foreach (var point in points)
            {
                answer += find(point) + 1;
            }

            if (run >= 0)
            {
                times.Add(watch.Elapsed.TotalMicroseconds / points.Length);
            }
        }

        return (new Runs(times), answer);
    }

    private static STRtree<(IPreparedGeometry Shape, int Position)> BuildTree(List<Geometry> grids)
    {
        var tree = new STRtree<(IPreparedGeometry, int)>();
        for (var i = 0; i < grids.Count; i++)
        {
            tree.Insert(grids[i].EnvelopeInternal, (PreparedGeometryFactory.Prepare(grids[i]), i));
        }

        tree.Build();
        return tree;
    }

    private static int FindInTree(STRtree<(IPreparedGeometry Shape, int Position)> tree, Coordinate place)
    {
        var point = GeometryFactory.Default.CreatePoint(place);
        foreach (var (shape, position) in tree.Query(point.EnvelopeInternal))
        {
            if (shape.Intersects(point))
            {
                return position;
            }
        }

        return PolygonIndex.None;
    }

    private static async Task FillAsync(NpgsqlDataSource source, List<Geometry> grids, Coordinate[] points)
    {
        await ExecuteAsync(source, "drop table if exists grids, points; create table grids (id int, shape geometry(Polygon, 4326)); create table points (place geometry(Point, 4326))");
        await using (var connection = await source.OpenConnectionAsync())
        {
            var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: true);
            await using (var copy = await connection.BeginTextImportAsync("copy grids from stdin"))
            {
                for (var i = 0; i < grids.Count; i++)
                {
                    await copy.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{i + 1}\t{Hex(wkb, grids[i])}\n"));
                }
            }

            await using (var copy = await connection.BeginTextImportAsync("copy points from stdin"))
            {
                foreach (var point in points)
                {
                    await copy.WriteAsync($"{Hex(wkb, GeometryFactory.Default.CreatePoint(point))}\n");
                }
            }
        }

        await ExecuteAsync(source, "create index on grids using gist (shape)");
        await ExecuteAsync(source, "vacuum analyze");
    }

    private static string Hex(WKBWriter writer, Geometry geometry)
    {
        geometry.SRID = 4326;
        return Convert.ToHexString(writer.Write(geometry));
    }

    private static async Task<(Runs Microseconds, long Answer)> MeasureAsync(NpgsqlDataSource source, int runs)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var statement = new NpgsqlCommand("select coalesce(sum(g.id), 0)::bigint from points p join grids g on ST_Intersects(g.shape, p.place)", connection);
        await statement.PrepareAsync();
        var answer = 0L;
        var times = new List<double>();
        for (var run = -1; run < Math.Min(runs, 7); run++)
        {
            var watch = Stopwatch.StartNew();
            answer = (long)(await statement.ExecuteScalarAsync())!;
            if (run >= 0)
            {
                times.Add(watch.Elapsed.TotalMicroseconds / Points);
            }
        }

        return (new Runs(times), answer);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
