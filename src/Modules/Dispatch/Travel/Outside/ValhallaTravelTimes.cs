using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Travel times of a server that speaks Valhalla's dialect: <c>/sources_to_targets</c> and <c>/route</c>. Source: Valhalla API reference.</summary>
/// <remarks>It says nothing of the way beside the road, which is not counted. It knows neither the district's speeds nor its closed roads.</remarks>
internal sealed class ValhallaTravelTimes(OutsideServer server, IOptions<TravelOptions> options) : ITravelTimes
{
    /// <summary>Valhalla refuses more than 2,500 pairs by default.</summary>
    private const int MostSources = 1_000;

    public async Task<TravelRanking> RankAsync(TravelPoint to, IReadOnlyList<TravelPoint> from, RoadMode mode, TimeSpan within, CancellationToken ct)
    {
        var times = new List<TravelTime>(from.Count);
        foreach (var some in from.Chunk(MostSources))
        {
            var body = new JsonObject { ["sources"] = Places(some), ["targets"] = Places([to]), ["costing"] = Costing(mode), ["units"] = "kilometers" };
            times.AddRange(await server.AskAsync("sources_to_targets", body, answer => Times(answer, some.Length, within), ct));
        }

        return new TravelRanking(times);
    }

    public Task<TravelWayAnswer> FindWayAsync(TravelPoint from, TravelPoint to, RoadMode mode, CancellationToken ct) =>
        server.AskAsync("route", new JsonObject { ["locations"] = Places([from, to]), ["costing"] = Costing(mode), ["units"] = "kilometers" }, Way, ct);

    private string Costing(RoadMode mode) => mode == RoadMode.Car ? options.Value.CarProfile ?? "auto" : options.Value.FootProfile ?? "pedestrian";

    private static JsonArray Places(IEnumerable<TravelPoint> points) => [.. points.Select(p => new JsonObject { ["lon"] = p.Longitude, ["lat"] = p.Latitude })];

    private static List<TravelTime> Times(JsonElement answer, int count, TimeSpan within)
    {
        if (Fault(answer) is { } fault) { return [.. Enumerable.Repeat(TravelTime.Not(fault), count)]; }
        var rows = answer.GetProperty("sources_to_targets");
        return [.. Enumerable.Range(0, count).Select(i =>
            rows[i][0] is var pair && pair.GetProperty("time") is { ValueKind: JsonValueKind.Number } seconds && TimeSpan.FromSeconds(seconds.GetDouble()) is var time && time <= within
                ? new TravelTime(time, pair.GetProperty("distance").GetDouble() * 1_000)
                : TravelTime.Not(NoTravel.NotWithin))];
    }

    private static TravelWayAnswer Way(JsonElement answer)
    {
        if (Fault(answer) is { } fault) { return new TravelWayAnswer(null, fault); }
        var trip = answer.GetProperty("trip");
        var (summary, leg) = (trip.GetProperty("summary"), trip.GetProperty("legs")[0]);
        var names = leg.GetProperty("maneuvers").EnumerateArray()
            .Select(m => m.TryGetProperty("street_names", out var streets) && streets.GetArrayLength() > 0 ? streets[0].GetString() : null);
        return new TravelWayAnswer(new TravelWay(
            TimeSpan.FromSeconds(summary.GetProperty("time").GetDouble()), summary.GetProperty("length").GetDouble() * 1_000, LineOf(leg.GetProperty("shape").GetString()!), StreetRow.Of(names)));
    }

    /// <exception cref="FormatException">It is no line in Valhalla's six digits, or has no corner.</exception>
    internal static LineString LineOf(string shape) => Polyline.Read(shape, 6) is { Count: > 0 } corners
        ? TravelWay.LineOf([.. corners.Select(c => new Coordinate(c.Longitude, c.Latitude))])
        : throw new FormatException("The shape is no line.");

    /// <summary>171: no road near a place; 442: no way.</summary>
    private static NoTravel? Fault(JsonElement answer) => !answer.TryGetProperty("error_code", out var code) ? null : code.GetInt32() switch
    {
        171 => NoTravel.PlaceOffRoads,
        442 => NoTravel.NotWithin,
        var other => throw new NoAnswerException($"It answered error {other}."),
    };
}
