using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Exporting;

/// <summary>Every list of this module as a workbook, and back.</summary>
public sealed class WorkbookTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cases_leave_as_a_workbook_with_Chinese_headings_typed_and_neutralised(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var mark = "表格" + Guid.CreateVersion7().ToString("N")[^10..];
        var sent = await house.ReportAsync($"=1+1 {mark}");
        var sheet = await DownloadAsync(await house.Staff("leader"), $"api/cases/export?format=xlsx&q={Uri.EscapeDataString(mark)}");
        var row = Assert.Single(sheet.Rows);
        Assert.Equal(("编号", $"=1+1 {mark}"), (sheet.Columns[0], row["内容"]));
        Assert.Equal(sent.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), row["编号"]);
        Assert.Matches(@"^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$", row["上报时间"]);
        Assert.StartsWith("120.9", row["经度"], StringComparison.Ordinal);
        using var unknown = await (await house.Staff("leader")).GetAsync("api/cases/export?format=pdf", Ct);
        await unknown.Refuses(HttpStatusCode.BadRequest, "tables.format-unknown");
    }

    [Theory]
    [InlineData("types", "名称"), InlineData("responsibilities", "责任单位编码")]
    public async Task What_leaves_as_a_workbook_comes_back_unchanged(string list, string heading)
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        var leader = await house.Staff("leader");
        using (await leader.PostCsv("api/responsibilities/import", $"type,area,unit_code\n*,{house.Places.Root},U01\n")) { }
        var content = await BytesAsync(leader, $"api/{list}/export?format=xlsx");
        Assert.True(CsvSheet.TryRead(content, out var sheet, out _));
        Assert.Contains(heading, sheet.Columns);
        Assert.NotEmpty(sheet.Rows);
        var report = await UploadAsync(leader, $"api/{list}/import", content);
        Assert.Equal((0, 0, 0, sheet.Rows.Count), (Int(report, "taken"), Int(report, "changed"), Int(report, "refused"), Int(report, "unchanged")));
    }

    [Fact]
    public async Task The_holidays_in_force_leave_as_either_and_come_back_unchanged()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        var leader = await house.Staff("leader");
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var content = await BytesAsync(leader, $"api/calendar/holidays/export?format={format}");
            var report = (await UploadAsync(leader, "api/calendar/holidays", content, format == "csv" ? "text/csv" : XlsxText.MediaType)).GetProperty("report");
            Assert.True(Int(report, "unchanged") > 50, report.GetRawText());
            Assert.Equal((0, 0, 0), (Int(report, "taken"), Int(report, "changed"), Int(report, "refused")));
        }
    }

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static async Task<CsvSheet> DownloadAsync(HttpClient client, string address)
    {
        Assert.True(CsvSheet.TryRead(await BytesAsync(client, address), out var sheet, out var refusal), refusal?.Code);
        return sheet;
    }

    private static async Task<byte[]> BytesAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    private static async Task<JsonElement> UploadAsync(HttpClient client, string address, byte[] content, string mediaType = XlsxText.MediaType)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var answer = await client.PostAsync(address, file, Ct);
        return await answer.Read<JsonElement>();
    }
}
