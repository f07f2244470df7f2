using System.Text;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

public sealed class DivisionImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Four_editions_in_a_row_keep_who_stood_when_and_who_followed(StoreKind store)
    {
        var files = new[] { 2016, 2017, 2020, 2023 }.ToDictionary(year => year, year => File.ReadAllBytes(RealData.File($"admin/longgang_211403_{year}.csv")));
        await using var server = await TestServer.StartAsync(store);
        using var keeper = await server.SignInAsync("system-administrator", "/");

        var first = await ImportAsync(keeper, 2016, files[2016]);
        Assert.Equal((97, 0, 0), (first.GetProperty("summary").Int("added"), first.GetProperty("summary").Int("ended"), first.GetProperty("report").Int("refused")));
        foreach (var year in (int[])[2017, 2020, 2023])
        {
            var before = await TreeAsync(keeper, $"{year}-06-01");
            var preview = await ImportAsync(keeper, year, files[year], "&preview=true");
            Assert.Equal(before, await TreeAsync(keeper, $"{year}-06-01"));
            var laid = await ImportAsync(keeper, year, files[year]);
            Assert.Equal(preview.GetProperty("summary").GetRawText(), laid.GetProperty("summary").GetRawText());
            var rows = Encoding.UTF8.GetString(files[year]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
            Assert.Equal(rows, laid.GetProperty("report").Items("lines").Count());
            Assert.Equal(rows, laid.GetProperty("report").Int("taken") + laid.GetProperty("report").Int("changed") + laid.GetProperty("report").Int("unchanged"));
            // The same file again says that nothing changed.
            Assert.Equal(rows, (await ImportAsync(keeper, year, files[year])).GetProperty("summary").Int("unchanged"));
        }

        // Each edition is still there as it was.
        foreach (var (year, file) in files)
        {
            var listed = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(',')).Select(c => $"{c[4]} {c[1]}").Order(StringComparer.Ordinal);
            Assert.Equal(listed, (await TreeAsync(keeper, $"{year}-06-01")).Split('\n'));
        }

        // A subdistrict was renamed under its code; a community of a merged one moved to another code.
        var renamed = await FindAsync(keeper, "211403003000", "2016-06-01");
        Assert.Equal(("西街道", "马仗房街道"), (renamed.GetProperty("division").Text("name"), renamed.Items("successors").Single().Text("name")));
        var moved = await FindAsync(keeper, "211403002002", "2016-06-01");
        var heir = moved.Items("successors").Single();
        Assert.Equal(("211403001010", moved.GetProperty("division").Text("name")), (heir.Text("code"), heir.Text("name")));
        Assert.Contains((await keeper.ReadAsync("api/divisions/" + heir.Text("id"))).Items("predecessors"), p => p.Text("code") == "211403002002");

        // What ended is only suggested; a person says.
        var east = (await FindAsync(keeper, "211403002000", "2016-06-01")).GetProperty("division");
        Assert.Empty(east.Items("successorCodes"));
        var address = $"api/divisions/{east.Text("id")}/successors";
        Assert.Equal("200", await (await keeper.SendAsync(HttpMethod.Put, address, new { codes = new[] { "211403003000", "211403001000" } })).CodeAsync());
        Assert.Equal("400 areas.division.unknown-successor", await (await keeper.SendAsync(HttpMethod.Put, address, new { codes = new[] { "211403999000" } })).CodeAsync());
        Assert.Equal(["葫芦岛街道", "马仗房街道"], (await FindAsync(keeper, "211403002000", "2016-06-01")).Items("successors").Select(s => s.Text("name")));

        // The published history is a second witness of all four.
        var history = (await ImportAsync(keeper, 2023, File.ReadAllBytes(RealData.File("admin/longgang_211403_changes_2016_2023.csv")))).GetProperty("report");
        Assert.Equal((120, 0), (history.Int("unchanged"), history.Int("refused")));

        // An earlier edition over a later one is refused.
        var late = await ImportAsync(keeper, 2017, files[2016]);
        Assert.Equal(("areas.divisions.edition-not-later", false), (late.Text("refused"), late.GetProperty("applied").GetBoolean()));

        // The whole prefecture takes its district in, which has not changed.
        var prefecture = (await ImportAsync(keeper, 2023, File.ReadAllBytes(RealData.File("admin/huludao_2114_2023.csv")))).GetProperty("summary");
        Assert.Equal((1437 - 94, 94, 0), (prefecture.Int("added"), prefecture.Int("unchanged"), prefecture.Int("ended")));
        var tree = await keeper.ReadAsync("api/divisions/tree?root=211403000000&asOf=2016-06-01");
        Assert.Equal(13, tree.EnumerateArray().Single().Items("children").Count());
        Assert.Equal(["望海社区", "望海社区"], (await keeper.ReadAsync($"api/divisions?asOf=2016-06-01&search={Uri.EscapeDataString("望海社区")}")).Items("items").Select(d => d.Text("name")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_published_history_founds_an_empty_tree(StoreKind store)
    {
        var file = File.ReadAllBytes(RealData.File("admin/longgang_211403_changes_2016_2023.csv"));
        await using var server = await TestServer.StartAsync(store);
        using var keeper = await server.SignInAsync("system-administrator", "/");
        Assert.Equal(120, (await ImportAsync(keeper, 2023, file, "&preview=true")).GetProperty("report").Int("taken"));
        Assert.Equal("", await TreeAsync(keeper, "2023-06-01"));
        Assert.Equal(120, (await ImportAsync(keeper, 2023, file)).GetProperty("summary").Int("added"));
        // The district itself is not among them.
        Assert.Equal((96, 93), ((await TreeAsync(keeper, "2016-06-01")).Split('\n').Length, (await TreeAsync(keeper, "2023-06-01")).Split('\n').Length));
        Assert.Equal(120, (await ImportAsync(keeper, 2023, file)).GetProperty("report").Int("unchanged"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edition_is_corrected_in_place_and_an_incomplete_one_ends_nothing(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        using var keeper = await server.SignInAsync("system-administrator", "/");
        await ImportAsync(keeper, 2016, Csv("211403,区", "211403001,甲街道", "211403001001,一社区", "211403001002,二社区"));
        await ImportAsync(keeper, 2017, Csv("211403,区", "211403001,甲街道", "211403001001,一错社区", "211403001003,三社区"));
        var corrected = (await ImportAsync(keeper, 2017, Csv("211403,区", "211403001,甲街道", "211403001001,一正社区", "211403001002,二社区"))).GetProperty("summary");
        Assert.Equal((1, 1, 1), (corrected.Int("renamed"), corrected.Int("added"), corrected.Int("ended")));
        Assert.Equal("211403000000 区\n211403001000 甲街道\n211403001001 一正社区\n211403001002 二社区", await TreeAsync(keeper, "2017-06-01"));
        Assert.Equal("211403000000 区\n211403001000 甲街道\n211403001001 一社区\n211403001002 二社区", await TreeAsync(keeper, "2016-06-01"));
        Assert.Null((await FindAsync(keeper, "211403001002", "2017-06-01")).GetProperty("division").Text("validTo"));

        var incomplete = await ImportAsync(keeper, 2020, Csv("211403,区", "211403001,甲街道", "211403001001,一正社区", "2114030010x2,二社区"));
        Assert.Equal(("areas.divisions.edition-incomplete", 1), (incomplete.Text("refused"), incomplete.GetProperty("report").Int("refused")));
        var line = incomplete.GetProperty("report").Items("lines").Single(l => l.Text("outcome") == "refused");
        Assert.Equal((5, "code", "areas.division.code-invalid"), (line.Int("row"), line.Text("column"), line.Text("code")));
        Assert.Equal(4, (await TreeAsync(keeper, "2021-01-01")).Split('\n').Length);

        using var leader = await server.SignInAsync("leader", "/211403/211403001/");
        Assert.Equal("403 access.elsewhere", await (await leader.SendFileAsync("api/divisions/import?edition=2024-01-01", Csv("211403,区"))).CodeAsync());
        Assert.Equal("400 areas.divisions.empty", await (await keeper.SendFileAsync("api/divisions/import?edition=2024-01-01", "code,name\n"u8.ToArray())).CodeAsync());
    }

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes("code,name\n" + string.Join('\n', rows));

    private static async Task<JsonElement> ImportAsync(StaffClient client, int year, byte[] file, string more = "") =>
        await (await client.SendFileAsync($"api/divisions/import?edition={year}-01-01{more}", file)).JsonAsync();

    private static async Task<string> TreeAsync(StaffClient client, string day)
    {
        var (lines, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await client.ReadAsync($"api/divisions?asOf={day}&size=60&after={after}");
            lines.AddRange(page.Items("items").Select(d => $"{d.Text("code")} {d.Text("name")}"));
            after = page.Text("next");
        }
        while (after is not null);
        return string.Join('\n', lines);
    }

    private static async Task<JsonElement> FindAsync(StaffClient client, string code, string day)
    {
        var found = (await client.ReadAsync($"api/divisions?asOf={day}&search={code}")).Items("items").Single(d => d.Text("code") == code);
        return await client.ReadAsync("api/divisions/" + found.Text("id"));
    }
}
