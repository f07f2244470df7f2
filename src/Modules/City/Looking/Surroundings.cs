using Wangge.City.MapFiles;
using Wangge.City.Shapes;

namespace Wangge.City.Looking;

/// <summary>What has a name around a place, nearest first, and the rule that makes words of it.</summary>
/// <param name="Houses">With an address or a name.</param>
/// <param name="Streets">Each name once.</param>
/// <param name="Places">Labels of compounds, parks, villages and the like.</param>
internal sealed record Surroundings(IReadOnlyList<NearThing> Houses, IReadOnlyList<NearThing> Streets, IReadOnlyList<NearThing> Places)
{
    private const double HouseReachMetres = 30;
    private const double CrossingReachMetres = 25;
    private const double StreetReachMetres = 80;
    private const double PlaceReachMetres = 400;

    public static Surroundings Of(MapFile map, WorldPoint at)
    {
        var things = map.ListNear(at, PlaceReachMetres);
        return new(Of(MapLayer.Building), Of(MapLayer.Street), Of(MapLayer.Label));

        List<NearThing> Of(MapLayer layer) => [.. things.Where(t => t.Layer == layer).OrderBy(t => t.Metres).DistinctBy(t => t.Name)];
    }

    /// <summary>The words, or null where nothing named is near.</summary>
    public SayWhere.Response? Say()
    {
        if (Houses is [var house, ..] && house.Metres <= HouseReachMetres) { return Word("address", house, house.Metres < 1 ? house.Name : house.Name + "附近"); }
        if (Streets is [var one, var other, ..] && other.Metres <= CrossingReachMetres)
        {
            return Word("crossing", one, $"{one.Name}与{other.Name}路口") with { Other = other.Name };
        }

        if (Streets is [var street, ..] && street.Metres <= StreetReachMetres) { return Word("street", street, street.Name + "附近"); }
        return Places is [var place, ..] && place.Metres <= PlaceReachMetres ? Word("place", place, place.Name + "附近") : null;
    }

    private static SayWhere.Response Word(string kind, NearThing thing, string words) => new(kind, thing.Name, null, (int)Math.Round(thing.Metres), words);
}
