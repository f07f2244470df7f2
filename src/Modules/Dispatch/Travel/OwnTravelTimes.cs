using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Travel;

/// <summary>By the house's own roads: one search back from the place ranks all.</summary>
/// <remarks>O(e log b) a ranking as <see cref="ReverseSearch"/>, and the length of each way for its metres. Ends with the request.</remarks>
internal sealed class OwnTravelTimes(RoadsNow roads) : ITravelTimes
{
    public async Task<TravelRanking> RankAsync(TravelPoint to, IReadOnlyList<TravelPoint> from, RoadMode mode, TimeSpan within, CancellationToken ct)
    {
        if (await roads.FindAsync(mode, ct) is not { } now) { return TravelRanking.None(from.Count, NoTravel.NoRoads); }
        if (now.Snap(to) is not { } place) { return TravelRanking.None(from.Count, NoTravel.PlaceOffRoads); }
        var limit = within < TravelBounds.Longest ? within : TravelBounds.Longest;
        var starts = from.Select(now.Snap).ToArray();
        var times = await now.Searches.LendAsync(
            search =>
            {
                search.Run(now.Times, place, (int)limit.TotalMilliseconds, [.. starts.OfType<RoadPlace>()], ct);
                return from.Select((point, i) => TimeOf(now.Network, search, (point, starts[i]), (to, place), limit)).ToList();
            },
            ct);
        return new TravelRanking(times);
    }

    public async Task<TravelWayAnswer> FindWayAsync(TravelPoint from, TravelPoint to, RoadMode mode, CancellationToken ct)
    {
        if (await roads.FindAsync(mode, ct) is not { } now) { return new TravelWayAnswer(null, NoTravel.NoRoads); }
        if (now.Snap(to) is not { } place) { return new TravelWayAnswer(null, NoTravel.PlaceOffRoads); }
        if (now.Snap(from) is not { } start) { return new TravelWayAnswer(null, NoTravel.StartOffRoads); }
        var beside = start.Metres + place.Metres;
        if (Straight(from, to, beside) is { } straight)
        {
            return new TravelWayAnswer(new TravelWay(TravelBounds.Walk(straight), straight, new LineString([new(from.Longitude, from.Latitude), new(to.Longitude, to.Latitude)]), []));
        }

        var (milliseconds, edges) = await now.Searches.LendAsync(
            search =>
            {
                search.Run(now.Times, place, (int)TravelBounds.Longest.TotalMilliseconds, [start], ct);
                return (search.TimeFrom(start), search.WayFrom(start));
            },
            ct);
        if (milliseconds is not { } time) { return new TravelWayAnswer(null, NoTravel.NotWithin); }
        var way = new RoadRun(now.Network, edges, start, place);
        return new TravelWayAnswer(new TravelWay(TimeSpan.FromMilliseconds(time) + TravelBounds.Walk(beside), way.Metres + beside, way.Line(), way.Streets()));
    }

    private static TravelTime TimeOf(RoadNetwork roads, ReverseSearch search, (TravelPoint Point, RoadPlace? Place) from, (TravelPoint Point, RoadPlace Place) to, TimeSpan limit)
    {
        if (from.Place is not { } start) { return TravelTime.Not(NoTravel.StartOffRoads); }
        var beside = start.Metres + to.Place.Metres;
        var found = Straight(from.Point, to.Point, beside) is { } straight ? new TravelTime(TravelBounds.Walk(straight), straight)
            : search.TimeFrom(start) is { } time ? new TravelTime(TimeSpan.FromMilliseconds(time) + TravelBounds.Walk(beside), new RoadRun(roads, search.WayFrom(start), start, to.Place).Metres + beside)
            : TravelTime.Not(NoTravel.NotWithin);
        return found.Duration <= limit ? found : TravelTime.Not(NoTravel.NotWithin);
    }

    /// <summary>The metres straight on, where that is no farther than to the road and from it again.</summary>
    private static double? Straight(TravelPoint from, TravelPoint to, double besideMetres) =>
        Metres.Nearby(from.Longitude, from.Latitude, to.Longitude, to.Latitude) is var metres && metres <= besideMetres ? metres : null;
}
