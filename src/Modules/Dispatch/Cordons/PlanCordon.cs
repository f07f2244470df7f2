using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Cordons;

/// <summary>Which roads to close around a fire, gas or flood with the fewest people at posts, and where traffic goes instead. Nothing is closed by asking.</summary>
/// <remarks>"Hold the point, control the line, form the ring, join the net" (DOMAIN 1), used for safety. Refuses with <c>dispatch.cordon.*</c>, <c>dispatch.shape-unfit</c>, <c>geojson.*</c>.</remarks>
internal static class PlanCordon
{
    /// <param name="RoadVersion">To be named when it is accepted.</param>
    /// <param name="People">At all posts together; no cordon needs fewer.</param>
    /// <param name="Inner">GeoJSON: what is closed off.</param>
    /// <param name="Outer">GeoJSON: how far out posts were looked for.</param>
    /// <param name="Closed">GeoJSON lines: the roads that are closed.</param>
    public sealed record Response(string RoadVersion, int People, IReadOnlyList<HeldPost> Posts, JsonElement Inner, JsonElement Outer, IReadOnlyList<JsonElement> Closed, IReadOnlyList<Detour> Detours);

    /// <param name="SecondsAfter">Null where no way is left.</param>
    /// <param name="Streets">Where traffic goes instead, in order.</param>
    /// <param name="Way">GeoJSON line, or null.</param>
    public sealed record Detour(string? FromStreet, double[] From, string? ToStreet, double[] To, int SecondsBefore, int? SecondsAfter, IReadOnlyList<string> Streets, JsonElement? Way);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/cordons/plan", Handle)
        .RequirePermission(DispatchPermissions.EditRoads)
        .WithName(nameof(PlanCordon));

    private static async Task<Results<Ok<Response>, Refused>> Handle(CordonArea area, RoadsNow roads, CancellationToken ct)
    {
        if (await roads.FindAsync(RoadMode.Car, ct) is not { } car) { return new Refused(CordonRefusals.NoRoads); }
        return await Task.Run(() => Answer(car, area, ct), ct);
    }

    private static Results<Ok<Response>, Refused> Answer(CurrentRoads car, CordonArea area, CancellationToken ct)
    {
        var (cordon, refusal) = PlannedCordon.Plan(car, area, ct);
        if (cordon is null) { return new Refused(refusal!); }
        var detours = CordonDetours.Find(car, cordon.Ground, cordon.Posts, cordon.Inner.Centroid.Coordinate, ct);
        return TypedResults.Ok(new Response(
            car.Moment.Roads.Version, cordon.Posts.Sum(p => p.People), cordon.HeldPosts, Shapes.ToJson(cordon.Inner), Shapes.ToJson(cordon.Outer),
            [.. cordon.Stretches.Select(stretch => Shapes.ToJson(StretchMarks.LineOf(car.Network, stretch)))], [.. detours.Select(DetourOf)]));
    }

    private static Detour DetourOf(CordonDetour d) => new(
        d.From.Street, PointOf(d.From.At), d.To.Street, PointOf(d.To.At), (int)d.Before.TotalSeconds, (int?)d.After?.TotalSeconds, d.Streets, d.Way is { } way ? Shapes.ToJson(way) : null);

    private static double[] PointOf(Coordinate at) => [Math.Round(at.X, 6), Math.Round(at.Y, 6)];
}
