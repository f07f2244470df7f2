using System.CommandLine;
using System.Globalization;
using Wangge.Contracts.City;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary><c>import map</c>: makes a district's base map, and its roads, of an OpenStreetMap extract.</summary>
internal static class ImportMap
{
    public static Command Make()
    {
        var home = HomeOption.Make();
        var file = new Argument<FileInfo>("file") { Description = "An extract: .osm.pbf, .osm or .osm.gz." };
        var code = new Option<string?>("--district") { Description = "By default the home's first." };
        var command = new Command("map", "Make a district's base map and road network of an OpenStreetMap extract.") { file, home, code };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge.", ExitCode.HomeInUse); }
            await using var services = WanggeApp.BuildOffline(at, []);
            var registry = services.GetRequiredService<DistrictRegistry>();
            var district = parsed.GetValue(code) is { } named ? registry.Find(named) : registry.All.Count > 0 ? registry.All[0] : null;
            if (district is null) { return Console.Error.Say("No such district in this home.", ExitCode.Refused); }
            var extract = parsed.GetValue(file)!;
            if (!extract.Exists) { return Console.Error.Say($"There is no file {extract.FullName}.", ExitCode.Refused); }

            try
            {
                Tell(await services.GetRequiredService<IBaseMaps>().ImportAsync(district.Code, extract.FullName, new Steps(), ct));
                Console.WriteLine(await RoadsAsync(services.GetRequiredService<IRoadNetworks>(), district.Code, extract.FullName, ct));
                return ExitCode.Done;
            }
            catch (MapRefusedException refused)
            {
                return Console.Error.Say($"The map was not taken ({refused.Code}): {refused.Message}", ExitCode.Findings);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                return Console.Error.Say($"The file cannot be read: {unreadable.Message}", ExitCode.Refused);
            }
        });
        return command;
    }

    /// <summary>The extract's roads; a map without any is a map nonetheless.</summary>
    private static async Task<string> RoadsAsync(IRoadNetworks roads, string districtCode, string file, CancellationToken ct)
    {
        try
        {
            return ImportRoads.Line(await roads.ImportAsync(districtCode, file, new Steps(), ct));
        }
        catch (RoadsRefusedException refused)
        {
            return $"no roads ({refused.Code}): {refused.Message}";
        }
    }

    private static void Tell(MapReport report)
    {
        foreach (var (layer, count) in report.Taken) { Console.WriteLine($"  {layer,-10} {count,9}"); }
        foreach (var (reason, count) in report.LeftOut) { Console.WriteLine($"  left out: {reason} {count}"); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"map {report.Version}, {report.Bytes / 1048576.0:0.0} MiB, is served from the next start on"));
    }

    private sealed class Steps : IProgress<MapProgress>, IProgress<double>
    {
        public void Report(double value) => Report(new MapProgress("roads", value));

        public void Report(MapProgress value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Step} {value.Share:P0}"));
    }
}
