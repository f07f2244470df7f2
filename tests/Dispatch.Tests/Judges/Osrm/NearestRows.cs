using System.Text.Json;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>"I request nearest I should get".</summary>
internal static class NearestRows
{
    public static async Task<IReadOnlyList<RowVerdict>> CompareAsync(Door door, DrawnMap map, Dictionary<string, string> options, ScenarioStep step, Func<string, string> versionAs)
    {
        var rows = new List<RowVerdict>();
        foreach (var row in step.Rows)
        {
            var got = step.Text.Contains("flatbuffers", StringComparison.Ordinal)
                ? await PackedAsync(door, map, options, row)
                : Read(map, row, await door.AskAsync("nearest", [map.Place(row["in"])], options), versionAs);
            rows.Add(RowVerdict.Of($"in {row["in"]}", row.Where(cell => cell.Key != "in").Select(cell => (cell.Key, cell.Value, got.GetValueOrDefault(cell.Key, "")))));
        }

        return rows;
    }

    private static async Task<Dictionary<string, string>> PackedAsync(Door door, DrawnMap map, Dictionary<string, string> options, IReadOnlyDictionary<string, string> row)
    {
        if (await door.AskPackedAsync("nearest", [map.Place(row["in"])], options) is not { } bytes) { return []; }
        var (longitude, latitude) = PackedAnswer.FirstPlace(bytes);
        return new Dictionary<string, string> { ["out"] = Where(map, row, longitude, latitude) };
    }

    private static Dictionary<string, string> Read(DrawnMap map, IReadOnlyDictionary<string, string> row, JsonElement? answer, Func<string, string> versionAs)
    {
        if (answer is not { } json) { return []; }
        var (waypoints, first) = (json.GetProperty("waypoints"), json.GetProperty("waypoints")[0]);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["out"] = Where(map, row, first.GetProperty("location")[0].GetDouble(), first.GetProperty("location")[1].GetDouble()),
            ["result_count"] = Likeness.Tell(waypoints.GetArrayLength()),
            ["name"] = first.GetProperty("name").GetString()!,
            ["snapping_distance"] = first.GetProperty("distance").GetDouble().ToString("F1", System.Globalization.CultureInfo.InvariantCulture),
            ["data_version"] = versionAs(json.GetProperty("data_version").GetString()!),
            ["nodes"] = row.TryGetValue("nodes", out var nodes) && first.TryGetProperty("nodes", out var told)
                && nodes.Split(',').Select(map.NodeId).SequenceEqual(told.EnumerateArray().Select(n => n.GetInt64())) ? nodes : "others",
        };
    }

    private static string Where(DrawnMap map, IReadOnlyDictionary<string, string> row, double longitude, double latitude) =>
        row.TryGetValue("out", out var wanted) && Likeness.IsAt(longitude, latitude, map.Place(wanted)) ? wanted : FormattableString.Invariant($"{longitude},{latitude}");
}
