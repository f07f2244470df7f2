using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>How far the promise is kept now: of roads, people and public places, what a free unit reaches by road within the minutes of its zone; by zone, and which places are out of reach.</summary>
/// <remarks>Measured by road edge, never by polygon. Refuses with <c>dispatch.rings.no-roads</c>.</remarks>
internal static class ShowRings
{
    private const int MostPlaces = 100;

    /// <param name="Number">Grows with each measuring; a map's tiles are asked for with it.</param>
    /// <param name="FreeUnits">That could be sent now.</param>
    /// <param name="UnitsOnRoads">Of these, those near a road.</param>
    /// <param name="PlacesOutOfReach">Not reached in time, the latest first; at most 100.</param>
    public sealed record Response(
        long Number, DateTimeOffset MeasuredAt, string RoadVersion, string Attribution, int FreeUnits, int UnitsOnRoads, RingShareView Whole, IReadOnlyList<ZoneShare> Zones,
        IReadOnlyList<PlaceOutOfReach> PlacesOutOfReach);

    public sealed record ZoneShare(Guid ZoneId, string Name, string Kind, int Minutes, RingShareView Share);

    /// <param name="ReachedAfterSeconds">By the first free unit; null where none comes within the hour.</param>
    public sealed record PlaceOutOfReach(Guid PlaceId, string Kind, string Name, double Longitude, double Latitude, int Minutes, int? ReachedAfterSeconds);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/rings", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ShowRings));

    private static async Task<Results<Ok<Response>, Refused>> Handle(RingsNow rings, CancellationToken ct)
    {
        if (await rings.FindAsync(ct) is not { } state) { return new Refused(RingRefusals.NoRoads); }
        var zones = state.Ground.Zones.Zones;
        return TypedResults.Ok(new Response(
            state.Number, state.At, state.Inputs.Car.Moment.Roads.Version, state.Ground.Roads.Attribution, state.Inputs.Units.Count, state.UnitsOnRoads, RingShareView.Of(state.Picture.Whole),
            [.. zones.Select((zone, i) => new ZoneShare(zone.Id, zone.Name, zone.Kind, zone.Minutes, RingShareView.Of(state.Picture.Zones[i])))], OutOfReach(state)));
    }

    private static IReadOnlyList<PlaceOutOfReach> OutOfReach(RingState state) =>
    [
        .. state.Places.Select((place, i) => (Place: place, Arrival: state.Picture.PlaceArrivals[i], IsInTime: state.Picture.PlacesInTime[i]))
            .Where(p => !p.IsInTime).OrderByDescending(p => p.Arrival).Take(MostPlaces)
            .Select(p => new PlaceOutOfReach(
                p.Place.Place.PlaceId, p.Place.Place.Kind, p.Place.Place.Name, p.Place.Place.Longitude, p.Place.Place.Latitude, state.Ground.Zones.Zones[p.Place.Zone].Minutes,
                p.Arrival == Coverage.Unreached ? null : p.Arrival / 1000)),
    ];
}

/// <summary>Of some ground: all of it, and what is reached in time.</summary>
/// <param name="MetresShare">0 to 1; null where there is nothing to reach.</param>
/// <param name="Places">Schools and other public places.</param>
/// <param name="Schools">Of these, schools and kindergartens.</param>
public sealed record RingShareView(
    double Metres, double MetresInTime, double? MetresShare, double People, double PeopleInTime, double? PeopleShare, int Places, int PlacesInTime, double? PlacesShare,
    int Schools, int SchoolsInTime, double? SchoolsShare)
{
    internal static RingShareView Of(RingShare s) => new(
        Math.Round(s.Metres), Math.Round(s.MetresInTime), Share(s.MetresInTime, s.Metres), Math.Round(s.People), Math.Round(s.PeopleInTime), Share(s.PeopleInTime, s.People),
        s.Places, s.PlacesInTime, Share(s.PlacesInTime, s.Places), s.Schools, s.SchoolsInTime, Share(s.SchoolsInTime, s.Schools));

    private static double? Share(double part, double whole) => whole > 0 ? Math.Round(part / whole, 4) : null;
}
