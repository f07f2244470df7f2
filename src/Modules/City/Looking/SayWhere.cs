using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.Kernel.Districts;

namespace Wangge.City.Looking;

/// <summary>Says in words where a place is: the house it is at, the crossing, the street, or what is near.</summary>
internal static class SayWhere
{
    private static readonly Refusal NothingNear = new("city.map.nothing-near", RefusalKind.NotFound, "The map knows nothing near this place.");

    /// <param name="Kind"><c>address</c>, <c>crossing</c>, <c>street</c> or <c>place</c>.</param>
    /// <param name="Name">Of the house, street or place.</param>
    /// <param name="Other">At a crossing, the other street.</param>
    /// <param name="DistanceMetres">To it, in whole metres; 0 inside.</param>
    /// <param name="Words">In Chinese, ready to be a report's address words, such as 海辰路18号附近.</param>
    public sealed record Response(string Kind, string Name, string? Other, int DistanceMetres, string Words);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/map/nearby", Handle)
        .AllowAnyone("Names of streets and places are what anybody sees outside; limited per address. The position asked about is not kept.")
        .WithName(nameof(SayWhere));

    /// <param name="longitude">WGS-84 degrees.</param>
    /// <param name="latitude">WGS-84 degrees.</param>
    private static Results<Ok<Response>, Refused> Handle(
        [Range(-180.0, 180.0)] double longitude, [Range(-85.0, 85.0)] double latitude, DistrictScope scope, MapShelf shelf, LookLimits limits, Actor actor)
    {
        if (limits.TryTake(actor) is { } wait) { return Refused.TooOften(wait); }
        if (!scope.IsChosen || shelf.FindCurrent(scope.District.Code) is not { } map) { return new Refused(CityRefusals.NoMap); }

        var at = WorldPoint.At(longitude, latitude);
        return Surroundings.Of(map, at).Say() is { } said ? TypedResults.Ok(said) : new Refused(NothingNear);
    }
}
