using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Wangge.Dispatch.Tests.Travel.Outside;

/// <summary>A small server of both dialects, over a land without roads: 10 m/s straight on, no way to anywhere east of 121°, no road north of 42°.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What it does instead of answering; null: it answers.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        lock (Asked) { Asked.Add(http.Request.Path); }
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }

        var path = http.Request.Path.Value!;
        var (status, answer) = path.StartsWith("/table/v1/", StringComparison.Ordinal) ? Table(Places(path))
            : path.StartsWith("/route/v1/", StringComparison.Ordinal) ? Route(Places(path))
            : path is "/sources_to_targets" or "/route" && await JsonNode.ParseAsync(http.Request.Body) is { } body ? Valhalla(path, body)
            : (404, new JsonObject());
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(answer.ToJsonString());
    }

    private static List<(double X, double Y)> Places(string path) =>
        [.. path[(path.LastIndexOf('/') + 1)..].Split(';').Select(p => p.Split(',')).Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];

    private static double MetresBetween((double X, double Y) a, (double X, double Y) b) => Kernel.Places.Metres.Nearby(a.X, a.Y, b.X, b.Y);

    private static (int Status, JsonObject Answer) Table(List<(double X, double Y)> places)
    {
        if (places.Exists(p => p.Y > 42)) { return (400, new JsonObject { ["code"] = "NoSegment" }); }
        var metres = places.Skip(1).Select(p => p.X > 121 ? (double?)null : MetresBetween(p, places[0])).ToList();
        return (200, new JsonObject
        {
            ["code"] = "Ok", ["durations"] = Matrix(metres.Select(m => m / 10)), ["distances"] = Matrix(metres),
            ["sources"] = new JsonArray([.. metres.Select(_ => new JsonObject { ["distance"] = 5 })]), ["destinations"] = new JsonArray(new JsonObject { ["distance"] = 2 }),
        });
    }

    private static JsonArray Matrix(IEnumerable<double?> values) => new([.. values.Select(v => new JsonArray(v))]);

    private static (int Status, JsonObject Answer) Route(List<(double X, double Y)> places)
    {
        if (places[0].X > 121) { return (400, new JsonObject { ["code"] = "NoRoute" }); }
        var metres = MetresBetween(places[0], places[1]);
        JsonArray Steps(params string[] names) => new([.. names.Select(n => new JsonObject { ["name"] = n })]);
        return (200, new JsonObject
        {
            ["code"] = "Ok", ["waypoints"] = new JsonArray(new JsonObject { ["distance"] = 5 }, new JsonObject { ["distance"] = 2 }),
            ["routes"] = new JsonArray(new JsonObject
            {
                ["duration"] = metres / 10, ["distance"] = metres, ["legs"] = new JsonArray(new JsonObject { ["steps"] = Steps("一路", "一路", "", "二街") }),
                ["geometry"] = new JsonObject { ["coordinates"] = new JsonArray([.. places.Select(p => new JsonArray(p.X, p.Y))]) },
            }),
        });
    }

    private static (int Status, JsonObject Answer) Valhalla(string path, JsonNode body)
    {
        List<(double X, double Y)> Of(string name) => [.. body[name]!.AsArray().Select(p => (p!["lon"]!.GetValue<double>(), p["lat"]!.GetValue<double>()))];
        if (path == "/sources_to_targets")
        {
            var (sources, target) = (Of("sources"), Of("targets")[0]);
            if (target.Y > 42) { return (400, new JsonObject { ["error_code"] = 171 }); }
            return (200, new JsonObject
            {
                ["sources_to_targets"] = new JsonArray([.. sources.Select(s => new JsonArray(s.X > 121
                    ? new JsonObject { ["time"] = null, ["distance"] = null }
                    : new JsonObject { ["time"] = MetresBetween(s, target) / 10, ["distance"] = MetresBetween(s, target) / 1_000 }))]),
            });
        }

        var places = Of("locations");
        if (places[0].X > 121) { return (400, new JsonObject { ["error_code"] = 442 }); }
        JsonObject Maneuver(string? name) => name is null ? [] : new JsonObject { ["street_names"] = new JsonArray(name) };
        return (200, new JsonObject
        {
            ["trip"] = new JsonObject
            {
                ["summary"] = new JsonObject { ["time"] = MetresBetween(places[0], places[1]) / 10, ["length"] = MetresBetween(places[0], places[1]) / 1_000 },
                ["legs"] = new JsonArray(new JsonObject { ["shape"] = Polyline6(places), ["maneuvers"] = new JsonArray(Maneuver("一路"), Maneuver(null), Maneuver("一路"), Maneuver("二街")) }),
            },
        });
    }

    private static string Polyline6(List<(double X, double Y)> places)
    {
        var (text, x, y) = (new System.Text.StringBuilder(), 0L, 0L);
        foreach (var place in places)
        {
            var (toX, toY) = ((long)Math.Round(place.X * 1e6), (long)Math.Round(place.Y * 1e6));
            foreach (var difference in (long[])[toY - y, toX - x])
            {
                var value = difference < 0 ? ~(difference << 1) : difference << 1;
                for (; value >= 32; value >>= 5) { text.Append((char)(((value & 31) | 32) + 63)); }
                text.Append((char)(value + 63));
            }

            (x, y) = (toX, toY);
        }

        return text.ToString();
    }
}
