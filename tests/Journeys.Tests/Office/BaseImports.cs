using System.Text;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>A file with faults is taken in at the base data: each bad row is named with its column and why.</summary>
public sealed class BaseImports(JourneyServer server)
{
    [Fact]
    public async Task The_report_names_row_column_and_reason_and_what_is_good_goes_in()
    {
        await using var desk = new Desk(server);
        var code = Guid.CreateVersion7().ToString("N")[^8..];
        var district = (await desk.AskAsync("acceptor", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString();
        var file = $"code,name,area\nw-{code},旅途单位 {code},{district}\nw-{code}-2,,{district}\nw-{code}-3,无处单位,nowhere\n";

        await using var keeper = await server.OpenAsync("system-administrator", Screen.Desktop);
        await keeper.GoAsync("/office/base/import");
        await keeper.Field("areas-office.import-what").SelectOptionAsync("units");
        await keeper.Field("areas-office.import-file").SetInputFilesAsync(new FilePayload { Name = "units.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await keeper.Button("areas-office.import-try").ClickAsync();
        await SaysAsync(keeper, row: 3, "name");
        await SaysAsync(keeper, row: 4, "area");
        await keeper.PictureAsync("office-base-import-faults");

        await keeper.Button("areas-office.import-do").ClickAsync();
        await keeper.ToldAsync(keeper.Words["areas-office.import-done"]);
        var units = (await desk.AskAsync("system-administrator", "GET", $"/api/units?search={code}&size=10")).GetProperty("items").EnumerateArray();
        Assert.Single(units, unit => unit.GetProperty("name").GetString()!.Contains(code, StringComparison.Ordinal));
        Person.HadNoFaults(keeper);
    }

    /// <summary>The row with its column and a reason in words of the page's language, no bare code.</summary>
    private static async Task SaysAsync(Person keeper, int row, string column)
    {
        var line = keeper.Page.GetByRole(AriaRole.Row).Filter(new() { Has = keeper.Page.GetByRole(AriaRole.Cell, new() { Name = $"{row}", Exact = true }) }).First;
        await line.WaitForAsync();
        var cells = await line.GetByRole(AriaRole.Cell).AllInnerTextsAsync();
        Assert.Equal([$"{row}", keeper.Words["areas-office.outcomes.refused"], column], cells.Take(3));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", cells[3]);
        Assert.DoesNotContain("areas.", cells[3], StringComparison.Ordinal);
    }
}
