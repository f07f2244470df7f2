using System.CommandLine;
using System.Text.Json;
using Wangge.Contracts.Cases;
using Wangge.Host.Imports;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Time;

namespace Wangge.Host.Commands;

/// <summary><c>import reports</c> and <c>import map</c>: takes over what another system kept.</summary>
internal static class ImportCommands
{
    public static Command Make() => new("import", "Take over what another system kept.") { Reports(), ImportMap.Make() };

    private static Command Reports()
    {
        var home = HomeOption.Make();
        var file = new Argument<FileInfo>("file") { Description = "A CSV file of requests." };
        var map = new Option<FileInfo>("--map") { Description = "JSON that says which column is what; see docs/maps.", Required = true };
        var code = new Option<string?>("--district") { Description = "By default the home's first." };
        var command = new Command("reports", "Import requests with their past; a second import changes nothing.") { file, home, map, code };
        command.SetAction(async (parsed, ct) =>
        {
            var at = HomeOption.At(parsed.GetValue(home)!);
            using var held = HomeLock.TryTake(at);
            if (held is null) { return Console.Error.Say($"{at.Path} is in use by another wangge.", 3); }
            await using var services = WanggeApp.BuildOffline(at, []);
            var registry = services.GetRequiredService<DistrictRegistry>();
            var district = parsed.GetValue(code) is { } named ? registry.Find(named) : registry.All.Count > 0 ? registry.All[0] : null;
            if (district is null) { return Console.Error.Say("No such district in this home.", 2); }

            ReportMap mapping;
            try
            {
                mapping = ReportMap.Read(parsed.GetValue(map)!.FullName);
            }
            catch (Exception bad) when (bad is JsonException or IOException or UnauthorizedAccessException)
            {
                return Console.Error.Say($"The map cannot be read: {bad.Message}", 2);
            }

            if (!parsed.GetValue(file)!.Exists) { return Console.Error.Say($"There is no file {parsed.GetValue(file)!.FullName}.", 2); }
            var content = await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct);
            if (!CsvSheet.TryRead(content, out var sheet, out var refusal)) { return Console.Error.Say($"The file cannot be read: {refusal.Code}", 2); }
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out var zone)) { return Console.Error.Say($"No time zone {mapping.TimeZone}.", 2); }

            await services.GetRequiredService<DistrictPreparation>().RunAsync(district.Code, new ConsoleProgress(), ct);
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(services.GetRequiredService<Stores>().Get(district.Code));
            var reading = new RowReading(mapping, district.Code, zone, services.GetRequiredService<TimeProvider>().Now());
            var report = await new ReportImport(scope.ServiceProvider.GetRequiredService<ICaseHistory>(), reading).RunAsync(sheet, ct);
            Tell(report);
            return report.Refused == 0 ? 0 : 1;
        });
        return command;
    }

    private static void Tell(ImportReport report)
    {
        foreach (var line in report.Lines)
        {
            Console.WriteLine($"row {line.Row}: {line.Outcome.ToString().ToLowerInvariant()}{(line.Column is { } column ? $" {column}" : "")}{(line.Code is { } code ? $" {code}" : "")}");
        }

        Console.WriteLine($"taken {report.Taken}, unchanged {report.Unchanged}, refused {report.Refused}");
    }
}
