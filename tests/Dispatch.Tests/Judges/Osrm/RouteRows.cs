using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>"I route I should get". Since the door gives no guidance, the streets that are taken are read off the way's line; turns and their places are not compared.</summary>
internal static class RouteRows
{
    private static readonly string[] Guidance = ["turns", "locations", "#"];

    public static async Task<IReadOnlyList<RowVerdict>> CompareAsync(Door door, DrawnMap map, Dictionary<string, string> options, ScenarioStep step)
    {
        var rows = new List<RowVerdict>();
        foreach (var row in step.Rows)
        {
            string[] names = row.TryGetValue("waypoints", out var waypoints) ? waypoints.Split(',', StringSplitOptions.TrimEntries) : [row["from"], row["to"]];
            var asked = new Dictionary<string, string>(options, StringComparer.Ordinal) { ["overview"] = "full", ["geometries"] = "geojson" };
            var got = await door.AskAsync("route", names.Select(map.Place), asked) is { } json ? Read(map, json.GetProperty("routes")[0]) : [];
            var compared = row.Where(cell => cell.Key is not ("from" or "to" or "waypoints") && !Guidance.Contains(cell.Key)).Select(cell => (cell.Key, cell.Value, got.GetValueOrDefault(cell.Key, "")));
            rows.Add(RowVerdict.Of(string.Join(" to ", names), compared));
        }

        return rows;
    }

    private static Dictionary<string, string> Read(DrawnMap map, JsonElement route)
    {
        var (metres, seconds) = (route.GetProperty("distance").GetDouble(), route.GetProperty("duration").GetDouble());
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["distance"] = Likeness.Tell(metres) + "m",
            ["time"] = Likeness.Tell(seconds) + "s",
            ["weight"] = Likeness.Tell(route.GetProperty("weight").GetDouble()),
            ["speed"] = seconds > 0 ? Likeness.Tell(Math.Round(3.6 * metres / seconds, MidpointRounding.AwayFromZero)) + " km/h" : "",
            ["route"] = Streets(map, [.. route.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble()))]),
        };
    }

    /// <summary>The streets in order, one more for each turning round, and the last again for the arrival.</summary>
    private static string Streets(DrawnMap map, Coordinate[] line)
    {
        var (streets, last) = (new List<string>(), default((string Name, Coordinate From, Coordinate To)?));
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i - 1].Equals2D(line[i]) || Piece(map, line[i - 1], line[i]) is not { } piece) { continue; }
            var isBack = last is { } before && before.From.Equals2D(piece.To) && before.To.Equals2D(piece.From);
            if (last?.Name != piece.Name || isBack) { streets.Add(piece.Name); }
            last = piece;
        }

        return string.Join(',', streets.Concat(streets.TakeLast(1)));
    }

    /// <summary>The piece of a road on which a piece of the line lies, in its direction.</summary>
    private static (string Name, Coordinate From, Coordinate To)? Piece(DrawnMap map, Coordinate from, Coordinate to)
    {
        const double Near = 2e-6;
        foreach (var (name, corners) in map.Roads)
        {
            for (var i = 1; i < corners.Length; i++)
            {
                var piece = new LineSegment(corners[i - 1], corners[i]);
                if (piece.Distance(from) > Near || piece.Distance(to) > Near) { continue; }
                return piece.ProjectionFactor(to) > piece.ProjectionFactor(from) ? (name, corners[i - 1], corners[i]) : (name, corners[i], corners[i - 1]);
            }
        }

        return null;
    }
}
