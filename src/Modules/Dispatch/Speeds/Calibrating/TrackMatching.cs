using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>Lays a track onto the roads: of all rows of places near its positions the one that is likeliest by how far they lie off and how much longer the road is than straight on.</summary>
/// <remarks>
/// A hidden Markov model solved by Viterbi's algorithm; errors of positions normal with 8 m, of lengths exponential with 10 m. Source: Newson and Krumm 2009. A place stands for
/// both directions of its road. O(p × c) bounded searches for p positions with at most c = 4 places each; a search ends at twice the straight line and 150 m. Not thread-safe.
/// </remarks>
internal sealed class TrackMatching(RoadNetwork roads, RoadGrid grid)
{
    private const double NearMetres = 40;
    private const int MostPlaces = 4;
    private const double SigmaMetres = 8;
    private const double BetaMetres = 10;
    private const double SlackMetres = 150;

    private readonly EdgeTimes _centimetres = new([.. Enumerable.Range(0, roads.EdgeCount).Select(roads.LengthOf)]);
    private readonly ReverseSearch _search = new(roads);

    /// <summary>The journeys of a track; a position without a road or a way near by ends one.</summary>
    public List<Journey> Match(IEnumerable<TrackPoint> track, CancellationToken ct) => [.. TrackCutting.Cut(track).SelectMany(piece => MatchPiece(piece, ct))];

    private List<Journey> MatchPiece(IReadOnlyList<TrackPoint> points, CancellationToken ct)
    {
        var (journeys, row) = (new List<Journey>(), new List<Step>());
        foreach (var point in points)
        {
            ct.ThrowIfCancellationRequested();
            var places = grid.List(point.Longitude, point.Latitude, NearMetres, MostPlaces);
            var step = row.Count > 0 ? Follow(row[^1], point, places, ct) : Begin(point, places);
            if (step is null)
            {
                Close(row, journeys, ct);
                row = [];
                step = Begin(point, places);
            }

            if (step is not null) { row.Add(step); }
        }

        Close(row, journeys, ct);
        return journeys;
    }

    private static Step? Begin(TrackPoint point, IReadOnlyList<RoadPlace> places) =>
        places.Count == 0 ? null : new Step(point, places, [.. places.Select(Off)], new int[places.Count]);

    /// <summary>Null where no place can be reached from any before.</summary>
    private Step? Follow(Step before, TrackPoint point, IReadOnlyList<RoadPlace> places, CancellationToken ct)
    {
        var straight = Metres.Nearby(before.Point.Longitude, before.Point.Latitude, point.Longitude, point.Latitude);
        var (costs, from) = (new double[places.Count], new int[places.Count]);
        for (var i = 0; i < places.Count; i++)
        {
            _search.Run(_centimetres, places[i], Limit(straight), [.. before.Places], ct);
            costs[i] = double.PositiveInfinity;
            for (var j = 0; j < before.Places.Count; j++)
            {
                if (_search.TimeFrom(before.Places[j]) is not { } centimetres) { continue; }
                var cost = before.Costs[j] + (Math.Abs((centimetres / 100.0) - straight) / BetaMetres) + Off(places[i]);
                if (cost < costs[i]) { (costs[i], from[i]) = (cost, j); }
            }
        }

        return costs.Any(double.IsFinite) ? new Step(point, places, costs, from) : null;
    }

    private void Close(List<Step> row, List<Journey> journeys, CancellationToken ct)
    {
        if (row.Count < 2) { return; }
        var at = Array.IndexOf(row[^1].Costs, row[^1].Costs.Min());
        var hops = new List<TrackHop>();
        for (var i = row.Count - 1; i > 0; i--)
        {
            var (to, from) = (row[i].Places[at], row[i - 1].Places[row[i].From[at]]);
            _search.Run(_centimetres, to, Limit(Metres.Nearby(row[i - 1].Point.Longitude, row[i - 1].Point.Latitude, row[i].Point.Longitude, row[i].Point.Latitude)), [from], ct);
            var pieces = new RoadRun(roads, _search.WayFrom(from), from, to).Pieces().Select(p => (p.Edge, p.To - p.From)).ToList();
            hops.Add(new TrackHop(row[i - 1].Point.At, (row[i].Point.At - row[i - 1].Point.At).TotalSeconds, pieces));
            at = row[i].From[at];
        }

        hops.Reverse();
        journeys.Add(new Journey(hops));
    }

    private static int Limit(double straightMetres) => (int)(((straightMetres * 2) + SlackMetres) * 100);

    private static double Off(RoadPlace place) => place.Metres * place.Metres / (2 * SigmaMetres * SigmaMetres);

    /// <param name="Costs">Of the best row of places that ends at each.</param>
    /// <param name="From">The place before, in that row.</param>
    private sealed record Step(TrackPoint Point, IReadOnlyList<RoadPlace> Places, double[] Costs, int[] From);
}
