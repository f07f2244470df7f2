using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>Plays one scenario: draws its map, imports it, asks the door, and compares row by row. Steps that only tune OSRM's own programs change nothing here.</summary>
internal sealed class ScenarioRun(Door door)
{
    private readonly DrawnMap _map = new();
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private string _profile = "";
    private string _changes = "";
    private string _toldVersion = "";
    private int _leastMainland = RoadOptions.UsualMainlandNodes;
    private string? _imported;

    private bool IsImported => _imported is not null;

    public static async Task<IReadOnlyList<RowVerdict>> PlayAsync(Door door, Scenario scenario)
    {
        var (run, rows) = (new ScenarioRun(door), new List<RowVerdict>());
        foreach (var step in scenario.Steps) { rows.AddRange(await run.TakeAsync(step)); }
        return rows;
    }

    private async Task<IReadOnlyList<RowVerdict>> TakeAsync(ScenarioStep step)
    {
        switch (step.Text)
        {
            case "the node map": _map.Draw(step.Drawing!); return [];
            case "the node locations": return Each(step, row => _map.Put(row["node"], new Coordinate(Degrees(row["lon"]), Degrees(row["lat"]))));
            case "the nodes": return Each(step, _map.TagNode);
            case "the ways": return Each(step, _map.AddWay);
            case "the relations": return Each(step, _map.AddRelation);
            case "the query options":
                foreach (var option in step.Table!) { _options[option[0]] = option[1]; }
                return [];
            case "I route I should get": return await RouteRows.CompareAsync(await ReadyAsync(), _map, _options, step);
            case "routability should be":
                foreach (var (row, number) in step.Rows.Select((row, number) => (row, number))) { _map.AddRow(row, number); }
                return await WayRows.CompareAsync(await ReadyAsync(), _map, _options, step);
            case var nearest when nearest.StartsWith("I request nearest", StringComparison.Ordinal):
                return await NearestRows.CompareAsync(await ReadyAsync(), _map, _options, step, VersionAs);
            case var matrix when matrix.StartsWith("I request a travel", StringComparison.Ordinal):
                return await MatrixRows.CompareAsync(await ReadyAsync(), _map, _options, step);
            default: return Tune(step);
        }
    }

    private IReadOnlyList<RowVerdict> Tune(ScenarioStep step)
    {
        if (Said(step, @"^the profile ""(.+)""$") is { } profile) { _profile = profile; }
        else if (Said(step, @"^a grid size of ([\d.]+) meters$") is { } metres) { _map.Cell = Degrees(metres); }
        else if (Said(step, @"--data_version (\S+)""$") is { } version) { _toldVersion = version; }
        else if (Said(step, @"^the extract extra arguments ""--small-component-size (\d+)""$") is { } size) { _leastMainland = int.Parse(size, CultureInfo.InvariantCulture); }
        else if (step.Text.StartsWith("the profile file", StringComparison.Ordinal)) { _changes = step.Drawing!; }
        else if (!step.Text.Contains("extra arguments", StringComparison.Ordinal)) { throw new NotSupportedException(step.Text); }
        return [];
    }

    /// <summary>The name that the scenario gave to what was imported, where it is that which the door tells.</summary>
    private string VersionAs(string told) => told == _imported ? _toldVersion : told;

    private async Task<Door> ReadyAsync()
    {
        if (IsImported) { return door; }
        _imported = await door.ImportAsync(_map, _leastMainland);
        await door.DriveAsync(ProfileSpeeds.Of(_profile, _changes));
        return door;
    }

    private static IReadOnlyList<RowVerdict> Each(ScenarioStep step, Action<IReadOnlyDictionary<string, string>> take)
    {
        foreach (var row in step.Rows) { take(row); }
        return [];
    }

    private static string? Said(ScenarioStep step, string pattern) => Regex.Match(step.Text, pattern) is { Success: true } said ? said.Groups[1].Value : null;

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
