using System.CommandLine;
using System.Text.Json;
using Wangge.Contracts.Cases;
using Wangge.Host.Imports;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Time;

namespace Wangge.Host.Commands;

/// <summary><c>import reports</c>: requests that another system kept, with their past.</summary>
internal static class ImportReportsCommand
{
    public static Command Make()
    {
        var (home, code, report) = (HomeOption.Make(), OpenedDistrict.MakeOption(), ImportTelling.MakeOption());
        var file = new Argument<FileInfo>("file") { Description = "A CSV file of requests." };
        var map = new Option<FileInfo>("--map") { Description = "JSON that says which column is what; see docs/maps.", Required = true };
        var command = new Command("reports", "Requests that another system kept, with their past.") { file, home, map, code, report };
        command.SetAction(async (parsed, ct) =>
        {
            ReportMap mapping;
            try
            {
                mapping = ReportMap.Read(parsed.GetValue(map)!.FullName);
            }
            catch (Exception bad) when (bad is JsonException or IOException or UnauthorizedAccessException)
            {
                return Console.Error.Say($"The map cannot be read: {bad.Message}", ExitCode.Refused);
            }

            if (!parsed.GetValue(file)!.Exists) { return Console.Error.Say($"There is no file {parsed.GetValue(file)!.FullName}.", ExitCode.Refused); }
            var content = await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct);
            if (!CsvSheet.TryRead(content, out var sheet, out var refusal)) { return Console.Error.Say($"The file cannot be read: {refusal.Code}", ExitCode.Refused); }
            if (mapping.ListMissing(sheet.Columns) is { Count: > 0 } missing) { return Console.Error.Say($"The file has no column {string.Join(", ", missing)}.", ExitCode.Refused); }
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out var zone)) { return Console.Error.Say($"No time zone {mapping.TimeZone}.", ExitCode.Refused); }

            var (opened, exitCode) = await OpenedDistrict.TryOpenAsync(parsed.GetValue(home)!, parsed.GetValue(code), ct);
            if (opened is null) { return exitCode; }
            await using var district = opened;
            var reading = new RowReading(mapping, district.District.Code, zone, district.Services.GetRequiredService<TimeProvider>().Now());
            var done = await new ReportImport(district.Services.GetRequiredService<ICaseHistory>(), reading).RunAsync(sheet, new RowProgress("import"), ct);
            return await ImportTelling.TellAsync(done, RowReading.Explain, parsed.GetValue(report), ct);
        });
        return command;
    }
}
