using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Travel times of a server that speaks OSRM's dialect: <c>/table</c> and <c>/route</c>, version 1. Source: OSRM HTTP API.</summary>
/// <remarks>The way beside the road is walked, by the distances of its snapping. It knows neither the district's speeds nor its closed roads.</remarks>
internal sealed class OsrmTravelTimes(OutsideServer server, IOptions<TravelOptions> options) : ITravelTimes
{
    /// <summary>OSRM refuses more than 100 places by default.</summary>
    private const int MostSources = 90;

    public async Task<TravelRanking> RankAsync(TravelPoint to, IReadOnlyList<TravelPoint> from, RoadMode mode, TimeSpan within, CancellationToken ct)
    {
        var times = new List<TravelTime>(from.Count);
        foreach (var some in from.Chunk(MostSources))
        {
            var sources = string.Join(';', Enumerable.Range(1, some.Length));
            var path = $"table/v1/{Profile(mode)}/{Places([to, .. some])}?sources={sources}&destinations=0&annotations=duration,distance";
            times.AddRange(await server.AskAsync(path, null, answer => Times(answer, some.Length, within), ct));
        }

        return new TravelRanking(times);
    }

    public Task<TravelWayAnswer> FindWayAsync(TravelPoint from, TravelPoint to, RoadMode mode, CancellationToken ct) =>
        server.AskAsync($"route/v1/{Profile(mode)}/{Places([from, to])}?overview=full&geometries=geojson&steps=true", null, Way, ct);

    private string Profile(RoadMode mode) => mode == RoadMode.Car ? options.Value.CarProfile ?? "driving" : options.Value.FootProfile ?? "foot";

    private static string Places(IEnumerable<TravelPoint> points) =>
        string.Join(';', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Longitude:0.#######},{p.Latitude:0.#######}")));

    private static List<TravelTime> Times(JsonElement answer, int count, TimeSpan within)
    {
        if (Fault(answer) is { } fault) { return [.. Enumerable.Repeat(TravelTime.Not(fault), count)]; }
        var (durations, distances) = (answer.GetProperty("durations"), answer.GetProperty("distances"));
        var place = Beside(answer.GetProperty("destinations")[0]);
        return [.. Enumerable.Range(0, count).Select(i =>
            Number(durations[i][0]) is { } seconds && Number(distances[i][0]) is { } metres
                ? WithBeside(seconds, metres, place + Beside(answer.GetProperty("sources")[i]), within)
                : TravelTime.Not(NoTravel.NotWithin))];
    }

    private static TravelTime WithBeside(double seconds, double metres, double beside, TimeSpan within)
    {
        var time = TimeSpan.FromSeconds(seconds) + TravelBounds.Walk(beside);
        return time <= within ? new TravelTime(time, metres + beside) : TravelTime.Not(NoTravel.NotWithin);
    }

    private static TravelWayAnswer Way(JsonElement answer)
    {
        if (Fault(answer) is { } fault) { return new TravelWayAnswer(null, fault); }
        var route = answer.GetProperty("routes")[0];
        var beside = answer.GetProperty("waypoints").EnumerateArray().Sum(Beside);
        var corners = route.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble())).ToArray();
        var names = route.GetProperty("legs").EnumerateArray().SelectMany(leg => leg.GetProperty("steps").EnumerateArray()).Select(step => step.GetProperty("name").GetString());
        return new TravelWayAnswer(new TravelWay(
            TimeSpan.FromSeconds(route.GetProperty("duration").GetDouble()) + TravelBounds.Walk(beside), route.GetProperty("distance").GetDouble() + beside, TravelWay.LineOf(corners), StreetRow.Of(names)));
    }

    private static NoTravel? Fault(JsonElement answer) => answer.GetProperty("code").GetString() switch
    {
        "Ok" => null,
        "NoRoute" or "NoTable" => NoTravel.NotWithin,
        "NoSegment" => NoTravel.PlaceOffRoads,
        var other => throw new NoAnswerException($"It answered {other}."),
    };

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static double Beside(JsonElement waypoint) => waypoint.TryGetProperty("distance", out var metres) ? metres.GetDouble() : 0;
}
