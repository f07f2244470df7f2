using System.CommandLine;
using System.Globalization;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>import roads</c>: makes a district's road network of an OpenStreetMap extract or a table of edges, and leaves its map as it is.</summary>
/// <remarks>It does not take the home: a server that runs serves the new roads within seconds, without a pause.</remarks>
internal static class ImportRoads
{
    public static Command Make()
    {
        var (home, code) = (HomeOption.Make(), OpenedDistrict.MakeOption());
        var file = new Argument<FileInfo>("file") { Description = "An extract (.osm.pbf, .osm, .osm.gz) or a table of edges (.csv, .csv.gz: osm_way_id, highway, wkt)." };
        var command = new Command("roads", "Make a district's road network of an OpenStreetMap extract or a table of edges.") { file, home, code };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            await using var services = WanggeApp.BuildOffline(at, []);
            var registry = services.GetRequiredService<DistrictRegistry>();
            var district = parsed.GetValue(code) is { } named ? registry.Find(named) : registry.All.Count > 0 ? registry.All[0] : null;
            if (district is null) { return Console.Error.Say("No such district in this home.", ExitCode.Refused); }
            var roads = parsed.GetValue(file)!;
            if (!roads.Exists) { return Console.Error.Say($"There is no file {roads.FullName}.", ExitCode.Refused); }

            try
            {
                Tell(await services.GetRequiredService<IRoadNetworks>().ImportAsync(district.Code, roads.FullName, new Steps(), ct));
                return ExitCode.Done;
            }
            catch (RoadsRefusedException refused)
            {
                return Console.Error.Say($"The roads were not taken ({refused.Code}): {refused.Message}", ExitCode.Findings);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                return Console.Error.Say($"The file cannot be read: {unreadable.Message}", ExitCode.Refused);
            }
        });
        return command;
    }

    /// <summary>One line of what was made; <c>import map</c> says the same.</summary>
    public static string Line(RoadReport made) => string.Create(
        CultureInfo.InvariantCulture,
        $"roads {made.Version}: {made.Kilometres:0} km, {made.IslandKilometres:0.0} of them apart from the others, {made.CarEdges} edges for cars, {made.FootEdges} on foot, {made.Turns} with rules of turning");

    private static void Tell(RoadReport made)
    {
        foreach (var (reason, count) in made.LeftOut.OrderBy(left => left.Key, StringComparer.Ordinal)) { Console.WriteLine($"  left out: {reason} {count}"); }
        Console.WriteLine(Line(made));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Bytes / 1048576.0:0.0} MiB; a server that runs serves it within seconds"));
    }

    private sealed class Steps : IProgress<double>
    {
        public void Report(double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"roads {value:P0}"));
    }
}
