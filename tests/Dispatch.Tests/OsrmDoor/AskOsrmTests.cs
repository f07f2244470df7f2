using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Tests.Judges.Osrm;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.OsrmDoor;

/// <summary>The door in OSRM's dialect over the drawn town and a lonely one-way street: tables, nearest roads, ways, and each kind of refusal.</summary>
public sealed class AskOsrmTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_tells_times_and_distances_each_way_by_source_and_destination()
    {
        await using var town = await TownAsync();
        var table = await town.AskAsync($"table/v1/driving/{At(0, 0)};{At(1, 0)};{At(0, 1)}?annotations=duration,distance");
        Assert.Equal("Ok", table.GetProperty("code").GetString());
        Assert.Equal((3, 3), (table.GetProperty("sources").GetArrayLength(), table.GetProperty("destinations").GetArrayLength()));
        // A residential block eastward is 168 m; at 28 km/h.
        Assert.Equal([0.0, 169, 222], Row(table, "distances", 0).Select(metres => Math.Round(metres!.Value)));
        Assert.Equal(Row(table, "distances", 0)[1]!.Value / (28 / 3.6), Row(table, "durations", 0)[1]!.Value, 0.2);
        Assert.Equal(Row(table, "durations", 0)[1], Row(table, "durations", 1)[0]);

        var part = await town.AskAsync($"table/v1/car/{At(0, 0)};{At(1, 0)};{At(0, 1)}?sources=1&destinations=2;0&skip_waypoints=true");
        Assert.False(part.TryGetProperty("sources", out _) || part.TryGetProperty("distances", out _));
        Assert.Equal([Row(table, "durations", 1)[2], Row(table, "durations", 1)[0]], Row(part, "durations", 0));
        var scaled = await town.AskAsync($"table/v1/driving/{At(0, 0)};{At(1, 0)}?scale_factor=2");
        Assert.Equal(Row(table, "durations", 0)[1]!.Value * 2, Row(scaled, "durations", 0)[1]!.Value, 0.11);
    }

    [Fact]
    public async Task A_one_way_street_is_driven_one_way_and_what_cannot_be_reached_is_nothing_or_guessed()
    {
        await using var town = await TownAsync();
        // Along the one-way street by itself: there, and no way back.
        var pairs = $"{At(10.2, 0)};{At(10.8, 0)}";
        var table = await town.AskAsync($"table/v1/driving/{pairs}");
        Assert.NotNull(Row(table, "durations", 0)[1]);
        Assert.Null(Row(table, "durations", 1)[0]);
        var walked = await town.AskAsync($"table/v1/foot/{pairs}");
        Assert.NotNull(Row(walked, "durations", 1)[0]);

        var guessed = await town.AskAsync($"table/v1/driving/{pairs}?fallback_speed=10&annotations=duration,distance");
        Assert.Equal("[[1,0]]", guessed.GetProperty("fallback_speed_cells").GetRawText());
        // The dialect counts that speed in metres a tenth of a second.
        Assert.Equal(Row(guessed, "distances", 1)[0]!.Value / 100, Row(guessed, "durations", 1)[0]!.Value, 0.1);
        Assert.Equal("NoRoute", await town.RefusedAsync($"route/v1/driving/{At(10.8, 0)};{At(10.2, 0)}"));
    }

    [Fact]
    public async Task A_way_is_told_with_its_legs_and_its_line_in_each_form()
    {
        await using var town = await TownAsync();
        var asked = $"route/v1/driving/{At(0, 0)};{At(1, 0)};{At(1, 1)}";
        var route = (await town.AskAsync(asked + "?geometries=geojson&overview=full")).GetProperty("routes")[0];
        Assert.Equal(2, route.GetProperty("legs").GetArrayLength());
        Assert.Equal(route.GetProperty("distance").GetDouble(), route.GetProperty("legs").EnumerateArray().Sum(leg => leg.GetProperty("distance").GetDouble()), 0.11);
        var line = route.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => (c[0].GetDouble(), c[1].GetDouble())).ToList();
        Assert.Equal([At(0, 0), At(1, 0), At(1, 1)], line.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item1:F6},{c.Item2:F6}")));

        var written = (await town.AskAsync(asked)).GetProperty("routes")[0].GetProperty("geometry").GetString()!;
        var again = await town.AskAsync($"route/v1/driving/polyline({Uri.EscapeDataString(written)})?overview=false");
        Assert.Equal(route.GetProperty("duration").GetDouble(), again.GetProperty("routes")[0].GetProperty("duration").GetDouble(), 0.2);
        Assert.False(again.GetProperty("routes")[0].TryGetProperty("geometry", out _));
    }

    [Fact]
    public async Task Nearest_roads_come_in_order_within_the_radius()
    {
        await using var town = await TownAsync();
        var near = (await town.AskAsync($"nearest/v1/driving/{At(0.5, 0.1)}?number=3")).GetProperty("waypoints").EnumerateArray().ToList();
        Assert.Equal(3, near.Count);
        Assert.Equal(near.OrderBy(w => w.GetProperty("distance").GetDouble()).Select(w => w.GetRawText()), near.Select(w => w.GetRawText()));
        Assert.Equal(("东西0街", 22.2), (near[0].GetProperty("name").GetString(), near[0].GetProperty("distance").GetDouble()));
        Assert.Equal("NoSegment", await town.RefusedAsync($"nearest/v1/driving/{At(0.5, 0.1)}?radiuses=5"));
        Assert.Single((await town.AskAsync($"nearest/v1/driving/{At(0.5, 0.1)}.json?radiuses=30&number=9")).GetProperty("waypoints").EnumerateArray());
    }

    [Fact]
    public async Task An_answer_comes_packed_where_it_is_asked_for()
    {
        await using var town = await TownAsync();
        var pair = $"{At(0, 0)};{At(1, 0)}";
        var plain = await town.AskAsync($"table/v1/driving/{pair}?annotations=distance");
        var packed = await town.Client.GetByteArrayAsync($"/api/osrm/table/v1/driving/{pair}.flatbuffers?annotations=distance", Ct);
        Assert.Equal(Row(plain, "distances", 0), PackedAnswer.Matrix(packed, isDistance: true)[0].Select(metres => (double?)Math.Round(metres, 1)));
        var place = PackedAnswer.FirstPlace(await town.Client.GetByteArrayAsync($"/api/osrm/route/v1/driving/{pair}.flatbuffers", Ct));
        Assert.Equal((DrawnTown.West, DrawnTown.South), (Math.Round(place.Longitude, 3), Math.Round(place.Latitude, 3)));
    }

    [Fact]
    public async Task Long_questions_come_by_form()
    {
        await using var town = await TownAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["coordinates"] = $"{At(0, 0)};{At(1, 0)}", ["annotations"] = "distance" });
        using var answer = await town.Client.PostAsync("/api/osrm/table/v1/driving", form, Ct);
        var table = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Equal((HttpStatusCode.OK, 169), (answer.StatusCode, Math.Round(Row(table, "distances", 0)[1]!.Value)));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        await using var town = await TownAsync();
        using var broken = new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"field{i}", "")));
        using var answer = await town.Client.PostAsync("/api/osrm/table/v1/driving", broken, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("InvalidQuery", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trip/v1/driving/1,1;2,2", "InvalidService")]
    [InlineData("route/v2/driving/1,1;2,2", "InvalidVersion")]
    [InlineData("route/v1/flying/1,1;2,2", "InvalidUrl")]
    [InlineData("route/v1/driving/1,1;2", "InvalidQuery")]
    [InlineData("route/v1/driving/polyline(~~)", "InvalidQuery")]
    [InlineData("route/v1/driving/1,1;2,2?overview=some", "InvalidQuery")]
    [InlineData("route/v1/driving/1,1;2,2?no_such_option=1", "InvalidQuery")]
    [InlineData("route/v1/driving/1,1;2,200", "InvalidValue")]
    [InlineData("route/v1/driving/1,1", "InvalidOptions")]
    [InlineData("route/v1/driving/1,1;2,2?radiuses=5", "InvalidOptions")]
    [InlineData("route/v1/driving/1,1;2,2?steps=true", "NotImplemented")]
    [InlineData("route/v1/driving/1,1;2,2?bearings=90,20;", "NotImplemented")]
    [InlineData("route/v1/driving/1,1;2,2?radiuses=5;5", "NoSegment")]
    [InlineData("table/v1/driving/1,1;2,2?sources=2", "InvalidOptions")]
    [InlineData("table/v1/driving/1,1;2,2?sources=-1", "InvalidQuery")]
    [InlineData("table/v1/driving/1,1;2,2?scale_factor=0", "InvalidOptions")]
    [InlineData("table/v1/driving/1,1;2,2?annotations=speed", "InvalidQuery")]
    [InlineData("table/v1/driving/1,1;2,2?exclude=stairs", "InvalidQuery")]
    [InlineData("nearest/v1/driving/1,1;2,2", "InvalidOptions")]
    [InlineData("nearest/v1/driving/1,1?number=1.5", "InvalidQuery")]
    [InlineData("nearest/v1/driving/1,1?number=1000", "TooBig")]
    public async Task What_cannot_be_answered_is_refused_by_its_code(string asked, string code)
    {
        await using var town = await TownAsync();
        Assert.Equal(code, await town.RefusedAsync(asked));
    }

    [Fact]
    public async Task A_table_of_too_many_places_is_too_big()
    {
        await using var town = await TownAsync();
        Assert.Equal("TooBig", await town.RefusedAsync("table/v1/driving/" + string.Join(';', Enumerable.Repeat(At(0, 0), 101))));
    }

    private static string At(double east, double north)
    {
        var (longitude, latitude) = DrawnTown.At(east, north);
        return string.Create(CultureInfo.InvariantCulture, $"{longitude:F6},{latitude:F6}");
    }

    private static List<double?> Row(JsonElement table, string what, int row) =>
        [.. table.GetProperty(what)[row].EnumerateArray().Select(cell => cell.ValueKind == JsonValueKind.Null ? (double?)null : cell.GetDouble())];

    private static async Task<Town> TownAsync()
    {
        var server = await TestServer.StartAsync(StoreKind.Sqlite, DrawnTown.NoonClock());
        var ((x1, y1), (x2, y2)) = (DrawnTown.At(10, 0), DrawnTown.At(11, 0));
        var lonely = new DrawnRoad("residential", new LineString([new Coordinate(x1, y1), new Coordinate(x2, y2)]), IsOneWay: true);
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, [.. DrawnTown.Roads(), lonely], "", Ct);
        return new Town(server, await server.SignInAsync("dispatcher", "/"));
    }

    private sealed record Town(TestServer Server, HttpClient Client) : IAsyncDisposable
    {
        public async Task<JsonElement> AskAsync(string asked)
        {
            using var answer = await Client.GetAsync("/api/osrm/" + asked, Ct);
            var said = await answer.Content.ReadAsStringAsync(Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, said);
            return JsonDocument.Parse(said).RootElement;
        }

        public async Task<string?> RefusedAsync(string asked)
        {
            using var answer = await Client.GetAsync("/api/osrm/" + asked, Ct);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("code").GetString();
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
