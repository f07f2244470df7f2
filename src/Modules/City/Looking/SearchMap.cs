using Wangge.City.MapFiles;
using Wangge.Kernel.Districts;

namespace Wangge.City.Looking;

/// <summary>Finds streets, houses and places by a part of their name.</summary>
internal static class SearchMap
{
    private const int Most = 20;

    /// <param name="Kind"><c>street</c>, <c>address</c>, or the kind of a label, such as <c>park</c>.</param>
    /// <param name="Longitude">Of a place on it or in it, WGS-84.</param>
    /// <param name="Bounds">West, south, east, north.</param>
    public sealed record Found(string Name, string? EnglishName, string Kind, double Longitude, double Latitude, double[] Bounds);

    /// <param name="Found">At most 20: what is called just so first, then what begins so, then the shorter names.</param>
    public sealed record Response(IReadOnlyList<Found> Found);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/map/search", Handle)
        .AllowAnyone("Names of streets and places are what anybody sees outside; limited per address.")
        .WithName(nameof(SearchMap));

    /// <param name="q">Part of a name, 1 to 60 characters.</param>
    private static Results<Ok<Response>, Refused> Handle([Required, StringLength(60, MinimumLength = 1)] string q, DistrictScope scope, MapShelf shelf, LookLimits limits, Actor actor)
    {
        if (limits.TryTake(actor) is { } wait) { return Refused.TooOften(wait); }
        if (!scope.IsChosen || shelf.FindCurrent(scope.District.Code) is not { } map) { return new Refused(CityRefusals.NoMap); }
        return TypedResults.Ok(new Response([.. map.ListNamed(q.Trim(), Most).Select(Of)]));
    }

    private static Found Of(NamedPlace place) => new(
        place.Name, place.EnglishName, place.Kind, place.At.Longitude, place.At.Latitude,
        [place.Bounds.NorthWest.Longitude, place.Bounds.SouthEast.Latitude, place.Bounds.SouthEast.Longitude, place.Bounds.NorthWest.Latitude]);
}
