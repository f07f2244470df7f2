using System.CommandLine;
using Wangge.Kernel.Tables;

namespace Wangge.Host.Commands;

/// <summary><c>export</c>: a list as a file; what an import takes, it takes back unchanged.</summary>
internal static class ExportCommands
{
    public static Command Make()
    {
        var (home, code) = (HomeOption.Make(), OpenedDistrict.MakeOption());
        var what = new Argument<string>("list") { Description = "areas, centres, units, postings, ledgers, divisions, cases, types or responsibilities." };
        var to = new Option<string?>("--to") { Description = "A new file; by default the list's name in this folder. It ends in .xlsx for a workbook, in .geojson for a map, else it is CSV." };
        var command = new Command("export", "Write a list to a file.") { what, to, home, code };
        command.SetAction(async (parsed, ct) =>
        {
            var file = Path.GetFullPath(parsed.GetValue(to) ?? parsed.GetValue(what)! + ".csv");
            if (File.Exists(file)) { return Console.Error.Say($"{file} is there already.", ExitCode.Refused); }
            if (!Directory.Exists(Path.GetDirectoryName(file))) { return Console.Error.Say($"There is no folder {Path.GetDirectoryName(file)}.", ExitCode.Refused); }

            var (opened, exitCode) = await OpenedDistrict.TryOpenAsync(parsed.GetValue(home)!, parsed.GetValue(code), ct);
            if (opened is null) { return exitCode; }
            await using var district = opened;
            var lists = district.Services.GetServices<IListExport>().ToList();
            if (lists.Find(list => list.What == parsed.GetValue(what)) is not { } list)
            {
                return Console.Error.Say($"There is no list {parsed.GetValue(what)}; there are {string.Join(", ", lists.Select(l => l.What).Order(StringComparer.Ordinal))}.", ExitCode.Refused);
            }

            var format = Path.GetExtension(file).ToLowerInvariant() switch { ".geojson" => "geojson", ".xlsx" => "xlsx", _ => "csv" };
            if (!list.Formats.Contains(format)) { return Console.Error.Say($"{list.What} can be written as {string.Join(" or ", list.Formats)}.", ExitCode.Refused); }
            return await WriteAsync(list, file, format, ct);
        });
        return command;
    }

    // Under another name until it is whole: a list cut off is never taken for all of it.
    private static async Task<int> WriteAsync(IListExport list, string file, string format, CancellationToken ct)
    {
        var part = file + ".part";
        try
        {
            int rows;
            await using (var stream = File.Create(part)) { rows = await list.WriteAsync(stream, format, new RowProgress("export"), ct); }
            File.Move(part, file);
            Console.WriteLine($"{rows} rows in {file}");
            return ExitCode.Done;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
