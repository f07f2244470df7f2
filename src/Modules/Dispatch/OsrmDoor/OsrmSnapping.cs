using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>Puts places onto roads: however far the road lies, unless a radius is said.</summary>
internal static class OsrmSnapping
{
    /// <summary>Roads are looked at in so many steps, since the nearest may be closed.</summary>
    private const int RoadsLookedAt = 8;

    /// <summary>The roads that a question is about, without those that it excludes.</summary>
    /// <exception cref="OsrmRefusal"><c>NoSegment</c> where the district has none.</exception>
    public static async ValueTask<CurrentRoads> FindAsync(this RoadsNow roads, OsrmQuestion question, CancellationToken ct) =>
        (await roads.FindAsync(question.Mode, ct) ?? throw OsrmRefusal.NoSegment(0)).Without(question.Avoided);

    /// <summary>For each coordinate the nearest place on an open road; at a junction the same place on each road that is open there, the nearest first.</summary>
    /// <exception cref="OsrmRefusal"><c>NoSegment</c> for the first place that no open road is near.</exception>
    public static RoadPlace[][] Snap(this CurrentRoads now, OsrmQuestion question)
    {
        var nearest = Find(islandsLast: false);
        // Who stays on one island is put onto it; between islands there is no way but by the mainland's roads.
        return !nearest.Any(places => IsIsland(places[0])) || nearest.Select(places => now.Network.PartOf(places[0].Edge)).Distinct().Count() == 1 ? nearest : Find(islandsLast: true);

        bool IsIsland(RoadPlace place) => now.Network.Traits[now.Network.StretchOf(place.Edge)].HasFlag(RoadTraits.Island);
        RoadPlace[][] Find(bool islandsLast) =>
            [.. question.Places.Select((place, i) => now.Find(place, question.Radiuses[i], islandsLast) is { Length: > 0 } found ? found : throw OsrmRefusal.NoSegment(i))];
    }

    public static OsrmWaypoint Tell(this CurrentRoads now, RoadPlace place)
    {
        var (roads, at) = (now.Network, now.PointOf(place));
        var name = roads.Name[roads.StretchOf(place.Edge)];
        return new OsrmWaypoint(OsrmAnswer.Tenth(place.Metres), name >= 0 ? roads.Names[name] : "", [at.Longitude, at.Latitude]);
    }

    /// <summary>Where it lies, to a millionth of a degree.</summary>
    public static TravelPoint PointOf(this CurrentRoads now, RoadPlace place)
    {
        var fraction = now.Network.IsBackward(place.Edge) ? 1 - place.Fraction : place.Fraction;
        var corner = new StretchPath(now.Network, now.Network.StretchOf(place.Edge)).At(fraction);
        return new TravelPoint(Math.Round(corner.X, 6), Math.Round(corner.Y, 6));
    }

    /// <summary>The nodes between which a place lies, in the direction in which one may pass, by their numbers in OpenStreetMap; null where they have none.</summary>
    public static long[]? NodesAt(this CurrentRoads now, RoadPlace place)
    {
        var (roads, stretch) = (now.Network, now.Network.StretchOf(place.Edge));
        if (roads.PointSource.Length == 0) { return null; }
        var isBackward = roads.IsBackward(place.Edge);
        var first = roads.FirstPoint[stretch] + new StretchPath(roads, stretch).Before(isBackward ? 1 - place.Fraction : place.Fraction);
        return isBackward ? [roads.PointSource[first + 1], roads.PointSource[first]] : [roads.PointSource[first], roads.PointSource[first + 1]];
    }

    private static RoadPlace[] Find(this CurrentRoads now, TravelPoint point, double withinMetres, bool islandsLast)
    {
        List<RoadPlace> open = [.. now.Grid.List(point.Longitude, point.Latitude, withinMetres, RoadsLookedAt, islandsLast).Where(now.IsOpen)];
        return open.Count < 2 ? [.. open] : [.. open.TakeWhile(place => now.PointOf(place) == now.PointOf(open[0]))];
    }
}
