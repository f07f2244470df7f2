using System.CommandLine;
using System.Globalization;
using Wangge.Contracts.Areas;

namespace Wangge.Host.Commands;

/// <summary><c>import areas</c> and the other lists of places: CSV or GeoJSON by the file's ending.</summary>
internal static class ImportAreasCommand
{
    private static readonly string[] GeoJsonEndings = [".geojson", ".json"];

    public static Command Make(AreaFileKind kind, string description)
    {
        var (home, code, report) = (HomeOption.Make(), OpenedDistrict.MakeOption(), ImportTelling.MakeOption());
        var file = new Argument<FileInfo>("file") { Description = kind is AreaFileKind.Areas or AreaFileKind.Centres ? "CSV, XLSX, or GeoJSON where it ends in .geojson or .json." : "CSV or XLSX." };
        var preview = new Option<bool>("--preview") { Description = "Change nothing; say what would become of each row." };
        var edition = new Option<string?>("--edition") { Description = "The edition's year or first day, such as 2023 or 2023-01-01." };
        var command = new Command(kind.ToString().ToLowerInvariant(), description) { file, home, code, preview, report };
        if (kind == AreaFileKind.Divisions) { command.Options.Add(edition); }
        command.SetAction(async (parsed, ct) =>
        {
            var day = DayOf(parsed.GetValue(edition));
            if (kind == AreaFileKind.Divisions && day is null) { return Console.Error.Say("--edition takes a year or a day, such as 2023 or 2023-01-01.", ExitCode.Refused); }
            if (!parsed.GetValue(file)!.Exists) { return Console.Error.Say($"There is no file {parsed.GetValue(file)!.FullName}.", ExitCode.Refused); }

            var (opened, exitCode) = await OpenedDistrict.TryOpenAsync(parsed.GetValue(home)!, parsed.GetValue(code), ct);
            if (opened is null) { return exitCode; }
            await using var district = opened;

            var format = GeoJsonEndings.Contains(parsed.GetValue(file)!.Extension, StringComparer.OrdinalIgnoreCase) ? AreaFileFormat.GeoJson : AreaFileFormat.Csv;
            var content = await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct);
            var import = district.Services.GetRequiredService<IAreaImport>();
            var result = await import.RunAsync(new AreaImportFile(kind, format, content, parsed.GetValue(preview), day), new RowProgress("import"), ct);
            foreach (var change in result.Changes) { Console.WriteLine($"{change.Kind}: {change.Before}{(change is { Before: not null, After: not null } ? " → " : "")}{change.After}"); }
            var told = await ImportTelling.TellAsync(result.Report, import.Explain, parsed.GetValue(report), ct);
            if (result.Refusal is not { } refusal) { return told; }
            return Console.Error.Say($"The file was refused as a whole: {refusal.Code}{(refusal.Detail is { } detail ? ": " + detail : "")}", ExitCode.Refused);
        });
        return command;
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1950 ? day : null;
}
