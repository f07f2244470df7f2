using System.Globalization;
using System.Text.Json;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>"I request a travel time matrix I should get", distances and what was guessed likewise.</summary>
internal static class MatrixRows
{
    public static async Task<IReadOnlyList<RowVerdict>> CompareAsync(Door door, DrawnMap map, Dictionary<string, string> options, ScenarioStep step)
    {
        var (columns, names) = (step.Table![0].Skip(1).ToList(), step.Table.Skip(1).Select(row => row[0]).ToList());
        var isDistance = step.Text.Contains("distance", StringComparison.Ordinal);
        var asked = new Dictionary<string, string>(options, StringComparer.Ordinal) { ["annotations"] = isDistance ? "distance" : "duration" };
        var places = columns.Select(map.Place).ToList();
        if (!columns.SequenceEqual(names))
        {
            (asked["destinations"], asked["sources"]) = (Numbers(0, columns.Count), Numbers(columns.Count, names.Count));
            places.AddRange(names.Select(map.Place));
        }

        Func<int, int, string> cell;
        if (step.Text.Contains("flatbuffers", StringComparison.Ordinal))
        {
            var matrix = await door.AskPackedAsync("table", places, asked) is { } bytes ? PackedAnswer.Matrix(bytes, isDistance) : null;
            cell = (row, column) => matrix is null ? "refused" : matrix[row][column] is < float.MaxValue and var number ? Likeness.Tell(number) : "";
        }
        else if (await door.AskAsync("table", places, asked) is not { } json)
        {
            cell = (_, _) => "refused";
        }
        else if (step.Text.Contains("estimates", StringComparison.Ordinal))
        {
            var guessed = json.TryGetProperty("fallback_speed_cells", out var cells) ? cells.EnumerateArray().Select(c => (c[0].GetInt32(), c[1].GetInt32())).ToHashSet() : [];
            cell = (row, column) => guessed.Contains((row, column)) ? "Y" : "";
        }
        else
        {
            var matrix = json.GetProperty(isDistance ? "distances" : "durations");
            cell = (row, column) => matrix[row][column] is { ValueKind: JsonValueKind.Number } number ? Likeness.Tell(number.GetDouble()) : "";
        }

        return [.. names.Select((name, row) => RowVerdict.Of($"from {name}", columns.Select((to, column) => (to, step.Table[row + 1][column + 1], cell(row, column)))))];
    }

    private static string Numbers(int from, int count) => string.Join(';', Enumerable.Range(from, count).Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
