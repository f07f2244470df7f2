using System.Globalization;
using System.Text.Json;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>"Routability should be": on each row's own way, there and back.</summary>
internal static class WayRows
{
    public static async Task<IReadOnlyList<RowVerdict>> CompareAsync(Door door, DrawnMap map, Dictionary<string, string> options, ScenarioStep step)
    {
        var rows = new List<RowVerdict>();
        foreach (var (row, number) in step.Rows.Select((row, number) => (row, number)))
        {
            var (forward, backward) = (await DriveAsync(door, map, options, number, 1, 3), await DriveAsync(door, map, options, number, 3, 1));
            rows.Add(RowVerdict.Of(
                string.Join(' ', row.Where(cell => !IsTold(cell.Key) && cell.Value.Length > 0).Select(cell => $"{cell.Key}={cell.Value}")),
                row.Where(cell => IsTold(cell.Key)).Select(cell => (cell.Key, cell.Value, Tell(cell.Key, cell.Value, forward, backward)))));
        }

        return rows;
    }

    private static bool IsTold(string column) => column is "forw" or "backw" or "bothw" or "forw_rate" or "backw_rate" or "bothw_rate";

    private static async Task<Drive?> DriveAsync(Door door, DrawnMap map, Dictionary<string, string> options, int row, int from, int to)
    {
        if (await door.AskAsync("route", [map.OfRow(row, from), map.OfRow(row, to)], options) is not { } json) { return null; }
        // Where its own way cannot be taken, a neighbour's is; that is no way here.
        if (json.GetProperty("waypoints")[0].GetProperty("name").GetString() != string.Create(CultureInfo.InvariantCulture, $"w{row}")) { return null; }
        var route = json.GetProperty("routes")[0];
        var (metres, seconds, weight) = (Number(route, "distance"), Number(route, "duration"), Number(route, "weight"));
        return new Drive(Math.Truncate(3.6 * metres / seconds), seconds, Math.Round(metres / weight, 1, MidpointRounding.AwayFromZero));
    }

    private static string Tell(string column, string wanted, Drive? forward, Drive? backward)
    {
        return column.Split('_')[0] switch { "forw" => Of(forward), "backw" => Of(backward), _ when Of(forward) == Of(backward) => Of(forward), _ => "diff" };

        string Of(Drive? drive) => drive is null ? ""
            : column.EndsWith("_rate", StringComparison.Ordinal) ? Likeness.Tell(drive.Rate)
            : wanted.Contains("km/h", StringComparison.Ordinal) ? Likeness.Tell(drive.Kilometres) + " km/h"
            : wanted.EndsWith(" s", StringComparison.Ordinal) ? Likeness.Tell(drive.Seconds) + " s"
            : wanted.Length > 0 && wanted != "x" ? "driving" : "x";
    }

    private static double Number(JsonElement route, string what) => route.GetProperty(what).GetDouble();

    /// <param name="Kilometres">An hour, cut to whole ones.</param>
    /// <param name="Rate">Metres for each unit of weight, to a tenth.</param>
    private sealed record Drive(double Kilometres, double Seconds, double Rate);
}
