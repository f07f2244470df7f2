using System.Globalization;
using Wangge.Cases;
using Wangge.Cases.Suggesting;
using Wangge.Cases.Types;
using Wangge.Demo;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Text;

namespace Wangge.Bench;

/// <summary>How often the type that a report ended up with is suggested first, and among three, on rows that were held back.</summary>
/// <remarks>
/// Rows of the made-up district are called synthetic: their words come from a generator's phrases, so the figure says little of real ones. The others are real requests of
/// New York and Boston (<c>WANGGE_DATA</c>), whose own categories of five rows and more are the types and whose finer descriptions are the words; five folds, each a fifth of the rows.
/// The reference is what naming the usual types alone would reach.
/// </remarks>
internal static class SuggestBench
{
    private const int Folds = 5;
    private const int LeastRows = 5;

    public static Task RunAsync(bool quick)
    {
        var now = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var plan = DemoDistrict.Make(new DemoOptions(1, now));
        var types = DefaultTypes.Make().Select(t => new SuggestedType(t.Key, t.Flow.Wire(), t.IsPublic, t.EnglishName is { } english ? [t.Name, english] : [t.Name], t.Keywords)).ToList();
        var known = types.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var matters = plan.Matters.Where(m => known.Contains(m.TypeKey)).OrderBy(m => m.ReportedAt).Select(m => new LearntReport(
            m.TypeKey, m.Words, m.Longitude, m.Latitude, m.ReportedAt.Hour, m.ReporterKind, m.ReportedAt > now.AddDays(-SuggestionModel.PlaceDays), true)).ToList();
        // The newest fifth is told from what came before, as it is in service.
        var cut = matters.Count * 4 / 5;
        Print("synthetic", types, [(matters[..cut], matters[cut..])]);

        if (Environment.GetEnvironmentVariable("WANGGE_DATA") is not { Length: > 0 } data) { return Task.CompletedTask; }
        PrintReal("nyc311", Path.Combine(data, "sr311/nyc311_2024-04-16_1000rows.csv"), "complaint_type", ["descriptor", "location_type"], "created_date");
        PrintReal("boston311", Path.Combine(data, "sr311/boston311_2022-01_100rows.csv"), "reason", ["case_title"], "open_dt");
        return Task.CompletedTask;
    }

    private static void PrintReal(string name, string file, string type, string[] words, string time)
    {
        if (!CsvSheet.TryRead(File.ReadAllBytes(file), out var sheet, out var refusal)) { throw new InvalidOperationException(refusal.Code); }
        var rows = sheet.Rows.Select(row => new LearntReport(
            row[type], string.Join(' ', words.Select(w => row[w])), Degrees(row["longitude"]), Degrees(row["latitude"]),
            DateTime.Parse(row[time], CultureInfo.InvariantCulture).Hour, "other-system", true, true)).ToList();
        var kept = rows.GroupBy(r => r.Type).Where(g => g.Count() >= LeastRows).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        // Nothing is known of a type but its rows: its name would give half of the words away.
        var types = kept.ConvertAll(key => new SuggestedType(key, "site", true, [], []));
        rows = [.. rows.Where(r => kept.Contains(r.Type))];
        Print(name, types, [.. Enumerable.Range(0, Folds).Select(fold => (
            rows.Where((_, i) => i % Folds != fold).ToList(), rows.Where((_, i) => i % Folds == fold).ToList()))]);
    }

    private static void Print(string name, List<SuggestedType> types, List<(List<LearntReport> Learnt, List<LearntReport> HeldOut)> folds)
    {
        var (first, three, usual1, usual3, held, bytes) = (0.0, 0.0, 0.0, 0.0, 0, 0);
        foreach (var (learnt, heldOut) in folds)
        {
            var model = SuggestionTrainer.Train(types, learnt, 1, DateTimeOffset.UnixEpoch);
            var (top1, top3) = SuggestionTrainer.Judge(model, heldOut);
            var usual = learnt.GroupBy(r => r.Type).OrderByDescending(g => g.Count()).Take(3).Select(g => g.Key).ToList();
            (first, three, held) = (first + (top1 * heldOut.Count), three + (top3 * heldOut.Count), held + heldOut.Count);
            usual1 += heldOut.Count(r => r.Type == usual[0]);
            usual3 += heldOut.Count(r => usual.Contains(r.Type));
            bytes = Math.Max(bytes, model.ToBytes().Length);
        }

        BenchReport.Print("suggest", $"{name}.top1", first / held, "", "the usual type", first / usual1);
        BenchReport.Print("suggest", $"{name}.top3", three / held, "", "the three usual types", three / usual3);
        BenchReport.Print("suggest", $"{name}.held_out", held, "rows");
        BenchReport.Print("suggest", $"{name}.types", types.Count, "");
        BenchReport.Print("suggest", $"{name}.model_kb_gz", bytes / 1000.0, "kB");
    }

    private static double? Degrees(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
