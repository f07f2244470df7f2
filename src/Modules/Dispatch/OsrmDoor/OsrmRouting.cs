using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.OsrmDoor;

/// <summary>The quickest way from each place to the next. Alternatives are not looked for, which the dialect allows; steps and annotations are refused.</summary>
internal sealed class OsrmRouting(RoadsNow roads, IOptions<OsrmOptions> options)
{
    public static readonly string[] Options = ["alternatives", "steps", "annotations", "geometries", "overview", "continue_straight"];

    /// <summary>Some 5 m: what a simplified line may lie off the way.</summary>
    private const double SimplifiedDegrees = 5e-5;

    public async Task<OsrmAnswer> AnswerAsync(OsrmQuestion question, CancellationToken ct)
    {
        if (question.Flag("steps", false)) { throw OsrmRefusal.NotHere("steps"); }
        question.RefuseUnlessEmpty("annotations", "false");
        question.RefuseUnlessEmpty("alternatives", "true;false;1;2;3");
        question.RefuseUnlessEmpty("continue_straight", "default;false");
        var (geometries, overview) = (question.OneOf("geometries", ["polyline", "polyline6", "geojson"]) ?? "polyline", question.OneOf("overview", ["simplified", "full", "false"]) ?? "simplified");
        if (question.Places.Count < 2) { throw OsrmRefusal.Options("A route needs at least two coordinates."); }
        if (question.Places.Count > options.Value.MostRouteCoordinates) { throw new OsrmRefusal("TooBig", "Too many coordinates for one route."); }
        var now = await roads.FindAsync(question, ct);
        var places = now.Snap(question);
        var legs = await now.Searches.LendAsync(search => places.Zip(places.Skip(1), (from, to) => Way(now, search, from, to, ct)).ToList(), ct);

        var (seconds, metres) = (OsrmAnswer.Tenth(legs.Sum(leg => leg.Milliseconds) / 1000.0), OsrmAnswer.Tenth(legs.Sum(leg => leg.Run.MeasuredMetres)));
        var route = new OsrmRoute(
            metres, seconds, seconds, "duration",
            [.. legs.Select(leg => new OsrmLeg(OsrmAnswer.Tenth(leg.Run.MeasuredMetres), OsrmAnswer.Tenth(leg.Milliseconds / 1000.0), OsrmAnswer.Tenth(leg.Milliseconds / 1000.0), [], ""))],
            overview == "false" ? null : Geometry(legs.SelectMany(leg => leg.Run.Line().Coordinates), geometries, overview == "full"));
        return new OsrmAnswer("Ok", Routes: [route], Waypoints: question.SkipsWaypoints ? null : [.. places.Select(place => now.Tell(place[0]))], DataVersion: now.Moment.Roads.Version);
    }

    private static (int Milliseconds, RoadRun Run) Way(CurrentRoads now, Roads.Searching.ReverseSearch search, RoadPlace[] from, RoadPlace[] to, CancellationToken ct)
    {
        (int Milliseconds, RoadRun Run)? best = null;
        foreach (var end in to)
        {
            search.Run(now.Times, end, (int)TravelBounds.Longest.TotalMilliseconds, from, ct);
            foreach (var start in from)
            {
                if (search.TimeFrom(start) is { } time && (best is null || time < best.Value.Milliseconds)) { best = (time, new RoadRun(now.Network, search.WayFrom(start), start, end)); }
            }
        }

        return best ?? throw new OsrmRefusal("NoRoute", "No way leads from one of the places to the next.");
    }

    private static object Geometry(IEnumerable<Coordinate> corners, string form, bool isFull)
    {
        var row = new List<Coordinate>();
        foreach (var corner in corners)
        {
            if (row.Count < 1 || !row[^1].Equals2D(corner)) { row.Add(corner); }
        }

        // A line has two ends, also where both are one place.
        if (row.Count == 1) { row.Add(row[0]); }
        Coordinate[] line = isFull ? [.. row] : new DouglasPeuckerLineSimplifier([.. row]) { DistanceTolerance = SimplifiedDegrees }.Simplify();
        return form == "geojson"
            ? new { type = "LineString", coordinates = line.Select(c => new[] { Math.Round(c.X, 6), Math.Round(c.Y, 6) }) }
            : Polyline.Write(line.Select(c => new TravelPoint(c.X, c.Y)), form == "polyline" ? 5 : 6);
    }
}
