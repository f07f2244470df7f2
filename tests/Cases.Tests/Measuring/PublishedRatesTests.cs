using System.Globalization;
using CsvHelper;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

/// <summary>Matters made with the counts that real centres published must give the rates that they published.</summary>
public sealed class PublishedRatesTests
{
    private static readonly string? Data = Environment.GetEnvironmentVariable("WANGGE_DATA");

    [Fact]
    public void Every_published_rate_comes_out_as_published()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Data), "WANGGE_DATA is not set");
        var checkedRates = 0;
        foreach (var row in Rows())
        {
            var matters = MattersOf(row);
            Check("pub_filed_rate", MeasureCatalogue.FiledRate);
            Check("pub_dispatch_rate", MeasureCatalogue.DispatchedRate);
            Check("pub_close_rate", row["due_to_close"].Length > 0 ? MeasureCatalogue.ClosingRate : MeasureCatalogue.Finished);
            Check("pub_on_time_rate", MeasureCatalogue.OnTimeClosing);
            Check("pub_rework_rate", MeasureCatalogue.Rework);
            Check("pub_extend_rate", MeasureCatalogue.Extended);

            void Check(string column, MeasureFormula formula)
            {
                if (row[column].Length == 0) { return; }
                var result = matters.Measure(formula);
                var percent = Math.Round(100 * result.Numerator!.Value / result.Denominator, 2, MidpointRounding.AwayFromZero);
                Assert.Equal(decimal.Parse(row[column], CultureInfo.InvariantCulture), percent);
                checkedRates++;
            }
        }
        Assert.True(checkedRates >= 35, $"only {checkedRates} rates were checked");
    }

    /// <summary>The cohorts of a published row overlap in ways it does not tell; so one set of matters is reported, another falls due.</summary>
    private static List<MatterFacts> MattersOf(Dictionary<string, string> row)
    {
        int Count(string column) => row[column].Length == 0 ? 0 : int.Parse(row[column], CultureInfo.InvariantCulture);
        var (accepted, filed, dispatched, due, closed) = (Count("accepted"), Count("filed"), Count("dispatched"), Count("due_to_close"), Count("closed"));
        var matters = new List<MatterFacts>();
        for (var number = 0; number < Math.Max(accepted, filed); number++)
        {
            var matter = Matters.Open(number) with { DueToCloseAt = null, FirstDueToCloseAt = null, DueToHandleAt = null };
            if (number >= filed) { matter = matter with { FiledAt = null }; }
            if (number >= dispatched) { matter = matter with { Dispatches = [] }; }
            matters.Add(due == 0 && number < closed ? matter.Close() : matter);
        }
        for (var number = 0; number < due; number++)
        {
            var before = Matters.Start.AddDays(-10);
            var matter = Matters.Open(1_000_000 + number) with
            {
                ReportedAt = before,
                AcceptedAt = before,
                FiledAt = before,
                DueToDispatchAt = before,
                Reworks = number < Count("rework") ? 1 : 0,
                Extensions = number < Count("extended") ? 1 : 0,
            };
            if (number < closed) { matter = matter.Close(); }
            if (number >= Count("closed_on_time") && number < closed) { matter = matter with { ClosedAt = Matters.Start.AddDays(9) }; }
            matters.Add(matter);
        }
        return matters;
    }

    private static List<Dictionary<string, string>> Rows()
    {
        using var reader = new StreamReader(Path.Combine(Data!, "benchmarks", "cn_grid_case_stats.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>()
            .Select(record => ((IDictionary<string, object>)record).ToDictionary(cell => cell.Key, cell => cell.Value.ToString()!))];
    }
}
