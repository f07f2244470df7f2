using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Measuring.Folding;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Folding;

/// <summary>Journals with the counts that real centres published, in a real store: the rates that come back over HTTP are those that they published.</summary>
/// <remarks>Rows of up to 4,000 matters by default, all of them with <c>WANGGE_LONG=1</c>.</remarks>
public sealed class PublishedRatesOverHttpTests
{
    private const int MostMatters = 4_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly PlainLimits Never = new() { HandleHours = 24 * 365 };
    private static readonly PlainLimits OnThe9th = new() { HandleHours = 24 * 18 };
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("WANGGE_LONG") == "1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_published_rate_comes_back_as_published(StoreKind store)
    {
        var rows = Rows(RealData.File("benchmarks/cn_grid_case_stats.csv"))
            .Where(row => IsLong || Math.Max(row.Accepted, row.Filed) + row.Due <= MostMatters).ToList();
        await using var server = await TestServer.StartAsync(store);
        using var assessor = await server.SignInAsync("assessor", TinyDistrict.RootOf(server));
        var compared = 0;
        foreach (var (index, row) in rows.Index())
        {
            var area = FormattableString.Invariant($"{TinyDistrict.RootOf(server)}{index:000}/");
            await StoreAsync(new Journals(server, area, index * 1_000_000L), row);
            // What is brought in is of another time than now.
            server.Services.GetRequiredService<FactsKeeper>().LookAtAll(server.District.Code);
            var figures = (await assessor.GetJson($"api/measures?area={area}&from=2026-01-01&until=2026-02-01")).GetProperty("figures").EnumerateArray()
                .ToDictionary(figure => figure.GetProperty("code").GetString()!);
            foreach (var (code, published) in row.Published)
            {
                var figure = figures[code];
                var percent = Math.Round(100m * figure.GetProperty("numerator").GetInt64() / figure.GetProperty("denominator").GetInt64(), 2, MidpointRounding.AwayFromZero);
                Assert.True(published == percent, $"{row.Name} {code}: published {published}, counted {percent}.");
                compared++;
            }
        }

        Assert.True(compared >= (IsLong ? 35 : 12), $"only {compared} rates were compared");
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} rates of {rows.Count} rows");
    }

    /// <summary>The cohorts of a published row overlap in ways it does not tell; so one set of matters is reported, another falls due.</summary>
    private static async Task StoreAsync(Journals journals, Row row)
    {
        var filed = row.Filed;
        var dispatched = row.Dispatched;
        var closed = row.Due == 0 ? row.Closed : 0;
        var accepted = Math.Max(row.Accepted, filed);
        if (closed > 0) { (filed, dispatched) = (accepted, Math.Max(dispatched, closed)); }
        await journals.StoreAsync(Fresh().Do(CaseAction.Send, CaseAction.Accept), accepted - filed, Ct);
        await journals.StoreAsync(Fresh().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File), filed - dispatched, Ct);
        await journals.StoreAsync(Dispatched(Fresh()), dispatched - closed, Ct);
        await journals.StoreAsync(Done(Dispatched(Fresh())), closed, Ct);

        var kinds = Enumerable.Range(0, row.Due).CountBy(number => (
            Reworked: number < row.Rework, Extended: number < row.Extended, Closed: number < row.Closed, OnTime: number < row.ClosedOnTime));
        foreach (var (kind, count) in kinds) { await journals.StoreAsync(Lived(kind.Reworked, kind.Extended, kind.Closed, kind.OnTime), count, Ct); }
    }

    private static CaseStory Fresh() => new() { Now = Start.AddDays(1), Limits = Never };

    private static CaseStory Dispatched(CaseStory story) => story.Do(CaseAction.Send, CaseAction.Accept, CaseAction.File, CaseAction.Dispatch, CaseAction.Sign);

    private static CaseStory Done(CaseStory story)
    {
        CaseStory.Done(story.Matter.WaiveHelper(story.By(CaseRoles.Dispatcher), story.HelperUnit, "not-needed"));
        return story.Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close);
    }

    private static CaseStory Lived(bool isReworked, bool isExtended, bool isClosed, bool isOnTime)
    {
        var story = Dispatched(new CaseStory { Now = Start.AddDays(-10), Limits = OnThe9th });
        if (isExtended) { story.AfterHours(1).Do(CaseAction.AskExtension, CaseAction.GrantExtension); }
        if (isReworked)
        {
            CaseStory.Done(story.Matter.WaiveHelper(story.By(CaseRoles.Dispatcher), story.HelperUnit, "not-needed"));
            story.Do(CaseAction.FeedBack, CaseAction.FailCheck);
        }

        if (!isClosed) { return story; }
        story.Now = Start.AddDays(isOnTime ? 6 : 12);
        return isReworked ? story.Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close) : Done(story);
    }

    private static List<Row> Rows(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Select(record => Row.Of(((IDictionary<string, object>)record).ToDictionary(cell => cell.Key, cell => cell.Value.ToString()!)))];
    }

    private sealed record Row(string Name, int Accepted, int Filed, int Dispatched, int Due, int Closed, int ClosedOnTime, int Rework, int Extended, Dictionary<string, decimal> Published)
    {
        public static Row Of(Dictionary<string, string> cells)
        {
            int Count(string column) => cells[column].Length == 0 ? 0 : int.Parse(cells[column], CultureInfo.InvariantCulture);
            (string Column, string Code)[] rates =
            [
                ("pub_filed_rate", "filed-rate"), ("pub_dispatch_rate", "dispatched-rate"), ("pub_close_rate", cells["due_to_close"].Length > 0 ? "closing-rate" : "finished"),
                ("pub_on_time_rate", "on-time-closing"), ("pub_rework_rate", "rework"), ("pub_extend_rate", "extended"),
            ];
            return new Row(
                $"{cells["city"]} {cells["scope"]}", Count("accepted"), Count("filed"), Count("dispatched"), Count("due_to_close"), Count("closed"), Count("closed_on_time"), Count("rework"), Count("extended"),
                rates.Where(rate => cells[rate.Column].Length > 0).ToDictionary(rate => rate.Code, rate => decimal.Parse(cells[rate.Column], CultureInfo.InvariantCulture)));
        }
    }
}
