using System.CommandLine;
using Wangge.Kernel.Tables;

namespace Wangge.Host.Commands;

/// <summary>Tells what an import did: on the terminal what a person must know, in a file every row.</summary>
internal static class ImportTelling
{
    public static Option<FileInfo?> MakeOption() => new("--report") { Description = "A new CSV file with a line for each row of the import." };

    /// <param name="explain">Code → a sentence, or null.</param>
    /// <returns><see cref="ExitCode.Done"/>, or <see cref="ExitCode.Findings"/> where a row was refused.</returns>
    public static async Task<int> TellAsync(ImportReport report, Func<string, string?> explain, FileInfo? file, CancellationToken ct)
    {
        foreach (var line in report.Lines.Where(line => line.Code is not null).OrderBy(line => line.Row))
        {
            Console.WriteLine($"row {line.Row}: {Word(line.Outcome)}{(line.Column is { } column ? $" [{column}]" : "")} {line.Code}{(explain(line.Code!) is { } sentence ? $": {sentence}" : "")}");
        }

        if (file is not null) { await File.WriteAllBytesAsync(file.FullName, ToCsv(report, explain), ct); }
        Console.WriteLine($"taken {report.Taken}, changed {report.Changed}, unchanged {report.Unchanged}, refused {report.Refused}");
        return report.Refused == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static byte[] ToCsv(ImportReport report, Func<string, string?> explain) => CsvText.ToBytes(
        ["row", "outcome", "column", "code", "message"],
        report.Lines.OrderBy(line => line.Row).Select(line => (IReadOnlyList<CsvCell>)[line.Row, Word(line.Outcome), line.Column, line.Code, line.Code is { } code ? explain(code) : null]));

    private static string Word(ImportOutcome outcome) => outcome == ImportOutcome.ColumnDropped ? "column dropped" : outcome.ToString().ToLowerInvariant();
}
