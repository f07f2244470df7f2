using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Wangge.Kernel.Tiles;

namespace Wangge.Bench;

/// <summary>The operator's list by every filter and order, its counts, the search, the map's tiles and a case's page over HTTP, with 1,000,000 cases in the store.</summary>
/// <remarks>Source: QUALITY "queue". The reference is the plain list by the bare driver in the same run: the rows of one page, without HTTP, rights and names.</remarks>
internal static class QueueBench
{
    /// <param name="quick">50,000 cases and fewer repeats.</param>
    public static async Task RunAsync(bool quick)
    {
        // For trials between the two sizes.
        var count = int.TryParse(Environment.GetEnvironmentVariable("WANGGE_BENCH_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked : quick ? 50_000 : 1_000_000;
        await RunAsync("sqlite", null, count, quick ? 10 : 20);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "512MB", ["max_wal_size"] = "4GB" });
        await RunAsync("postgres", postgres.ConnectionString, count, quick ? 10 : 20);
    }

    private static async Task RunAsync(string store, string? postgres, int count, int repeats)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        await home.StartAsync();
        await HttpLoad.RunAsync(home.Port, 1, 1, _ => home.ReportRequest(Guid.CreateVersion7(), 1), status: 201);
        await home.KillAsync();
        var begun = Stopwatch.GetTimestamp();
        await using (var connection = await ReportRows.OpenAsync(home, postgres))
        {
            await new QueueRows(connection, postgres is null, await ReportRows.ReadAsync(home, postgres), count).FillAsync();
        }

        BenchReport.Print("queue", $"{store}.fill_s", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s");
        await home.StartAsync();
        await using var line = await HttpLine.OpenAsync(home.Port);
        var bare = await BareAsync(home, postgres, repeats);
        await PrintAsync(store, "list_p95_ms", line, home, Lists(), repeats, bare);
        await PrintAsync(store, "search_p95_ms", line, home, Searches(count), repeats, bare);
        await PrintAsync(store, "case_p95_ms", line, home, Case(count), repeats * 5, bare);
        await PrintAsync(store, "tile_p95_ms", line, home, Tiles(), repeats, bare);
        await PrintAsync(store, "counts_p95_ms", line, home, [("counts", _ => "/api/cases/counts")], repeats, bare);
    }

    private static IEnumerable<(string Name, Func<int, string> Path)> Lists()
    {
        (string, string)[] filters =
        [
            ("all", ""), ("state", "state=handling"), ("states", "state=reported,to-file,closed"), ("ended-state", "state=refused"), ("open", "open=true"), ("ended", "open=false"), ("type", "type=hazard.manhole-cover"),
            ("class", "class=hazard"), ("subdistrict", $"area=/{BenchHome.DistrictCode}/3/"), ("community", $"area=/{BenchHome.DistrictCode}/3/2/"), ("unit", $"unit={QueueRows.UnitId(7)}"),
            ("time", "from=2020-01-01T00:00:00Z&until=2099-01-01T00:00:00Z"), ("late", "late=true"), ("due-before", "due_before=2099-01-01T00:00:00Z"), ("waiting", "group=waiting"), ("mine", "group=mine"),
            ("late-tab", "group=late"), ("soon", "group=soon"), ("suspended", "group=suspended"), ("source", "source=grid-worker"), ("near", "near=120.9,40.7&metres=100"), ("number", "number=1000777"),
        ];
        foreach (var (name, filter) in filters)
        {
            yield return ($"{name}/newest", _ => "/api/cases?" + filter);
            yield return ($"{name}/due", _ => $"/api/cases?sort=due&{filter}");
        }

        yield return ("grid/newest", i => $"/api/cases?area=/{BenchHome.DistrictCode}/{i % 10}/{i % 5}/G{GridAt(i % 10, i % 5):000}/");
    }

    private static int GridAt(int subdistrict, int community)
    {
        for (var cell = 0; cell < BenchHome.GridsAcross * BenchHome.GridsAcross; cell++)
        {
            if (BenchHome.PathOf(cell).StartsWith($"/{BenchHome.DistrictCode}/{subdistrict}/{community}/", StringComparison.Ordinal)) { return cell; }
        }

        return 0;
    }

    private static IEnumerable<(string Name, Func<int, string> Path)> Searches(int count)
    {
        foreach (var sort in (string[])["newest", "due"])
        {
            yield return ($"rare/{sort}", i => $"/api/cases?sort={sort}&q=own{(i * 7919 % count) + 1}");
            yield return ($"usual/{sort}", _ => $"/api/cases?sort={sort}&q={Uri.EscapeDataString("井盖松动")}");
            yield return ($"common/{sort}", _ => $"/api/cases?sort={sort}&q={Uri.EscapeDataString("常见")}");
            yield return ($"common-in-area/{sort}", _ => $"/api/cases?sort={sort}&area=/{BenchHome.DistrictCode}/3/&q={Uri.EscapeDataString("常见")}");
        }
    }

    private static IEnumerable<(string Name, Func<int, string> Path)> Case(int count) =>
        [("case", i => $"/api/cases/{QueueRows.Id(1, (i * 104_729L % count) + 1)}")];

    private static IEnumerable<(string Name, Func<int, string> Path)> Tiles() => Enumerable.Range(10, 8).Select(z => ($"z{z}", (Func<int, string>)(i =>
    {
        var at = TileAddress.At(BenchHome.West + 0.02 + (i % 10 * 0.015), BenchHome.South + 0.02 + (i % 7 * 0.02), z);
        return $"/api/cases/tiles/{at.Z}/{at.X}/{at.Y}.mvt";
    })));

    /// <summary>All shapes together, and the slowest by name.</summary>
    private static async Task PrintAsync(
        string store, string figure, HttpLine line, BenchHome home, IEnumerable<(string Name, Func<int, string> Path)> shapes, int repeats, double bare)
    {
        var all = new List<double>();
        var slowest = new List<(string Name, double P95)>();
        foreach (var (name, path) in shapes)
        {
            var millis = new List<double>();
            for (var i = -2; i < repeats; i++)
            {
                var request = HttpLoad.Request("GET", path(Math.Abs(i)), home.Token, null);
                var begun = Stopwatch.GetTimestamp();
                var (status, body) = await line.SendAsync(request);
                if (status is not (200 or 204)) { throw new InvalidOperationException($"{name}: {status} {body}"); }
                // The first two make ready what is compiled once.
                if (i >= 0) { millis.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds); }
            }

            all.AddRange(millis);
            slowest.Add((name, P95(millis)));
        }

        BenchReport.Print("queue", $"{store}.{figure}", P95(all), "ms", "one page by the bare driver", bare / P95(all), new Spread(all.Min(), all.Max()));
        // Each shape by name, the slowest first.
        foreach (var (name, p95) in slowest.OrderByDescending(s => s.P95).Take(8)) { BenchReport.Print("queue", $"{store}.{figure}.{name}", p95, "ms"); }
    }

    private static async Task<double> BareAsync(BenchHome home, string? postgres, int repeats)
    {
        await using DbConnection connection = await ReportRows.OpenAsync(home, postgres);
        var millis = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM cases_cases ORDER BY reported_at DESC, seq DESC LIMIT 51";
            var begun = Stopwatch.GetTimestamp();
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync()) { reader.GetValues(values); }
            millis.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return P95(millis);
    }

    private static double P95(List<double> millis) => millis.Order().ElementAt((int)Math.Ceiling(0.95 * millis.Count) - 1);
}
