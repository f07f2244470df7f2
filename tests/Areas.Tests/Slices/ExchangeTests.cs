using System.Text;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class ExchangeTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_forbidden_column_is_dropped_and_named_and_an_unknown_one_too(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var report = await leader.ImportAsync("areas", $"上级路径,编码,名称,民族,层级,备注\n{town.Path},N1,新网格,满族,basic,好\n");
        Assert.Equal(["民族", "备注"], report.Items("droppedColumns").Select(c => c.GetString()));
        Assert.Equal([("民族", "tables.column.forbidden"), ("备注", "areas.import.column-unknown")],
            report.Items("lines").Where(l => l.Text("outcome") == "column-dropped").Select(l => (l.Text("column"), l.Text("code"))));
        Assert.Equal(1, report.Int("taken"));
        Assert.Equal("新网格", (await town.AreaAsync(town.Path + "N1/")).Name);

        var geo = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{{Land.Json(town.Grid(1))}}},"properties":{"path":"{{{town.GridPath(1)}}}","religion":"x"}}]}""";
        Assert.Equal(["religion"], (await leader.ImportAsync("areas", geo, "geojson")).Items("droppedColumns").Select(c => c.GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Good_rows_go_in_and_bad_ones_are_told_by_row_column_and_reason(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var csv = string.Join('\n',
            "path,name,level,dedicated,unit_cell,edge,resident",
            $"{town.Path}A/B/,在后,basic,,,,5",
            $"{town.Path}A/,在前,grid,,,,",
            $"{town.Path}C/,,basic,,,,",
            $"{town.Path}D/,丁,street,,,,",
            $"{town.Path}E/,戊,basic,maybe,,,",
            $"{town.Path}F/,己,basic,,123,,",
            $"{town.Path}G/,庚,basic,,,POINT(1 1),",
            $"{town.Path}H/,辛,basic,,,\"POLYGON((0 0,1 1,1 0,0 1,0 0))\",",
            $"{town.Path}I/J/,壬,basic,,,,",
            $"{town.Path}K/,癸,grid,,,,7",
            "/211403/211403002/Z/,远,basic,,,,",
            $"{town.Path}A/,再来,grid,,,,",
            "no path,乱,basic,,,,");
        var preview = await leader.ImportAsync("areas", csv, preview: true);
        Assert.Null(await FindAsync(town, town.Path + "A/"));
        var report = await leader.ImportAsync("areas", csv);
        Assert.Equal(preview.GetRawText(), report.GetRawText());
        Assert.Equal(2, report.Int("taken"));
        Assert.Equal(
            [
                (4, "name", "areas.import.missing"), (5, "level", "areas.import.level-unknown"), (6, "dedicated", "areas.import.not-a-truth"), (7, "unit_cell", "areas.cell-code-unfit"),
                (8, "edge", "areas.import.edge-unreadable"), (9, "edge", "geojson.geometry-invalid"), (10, "path", "areas.import.parent-missing"), (11, "resident", "areas.ledger.not-basic"),
                (12, "path", "access.elsewhere"), (13, "path", "areas.import.row-twice"), (14, "path", "areas.import.path-unfit"),
            ],
            report.Items("lines").Where(l => l.Text("outcome") == "refused").Select(l => (l.Int("row"), l.Text("column"), l.Text("code"))));
        Assert.Equal("在后", (await FindAsync(town, town.Path + "A/B/"))?.Name);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_preview_changes_nothing(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var before = await FootprintAsync(town);
        await leader.ImportAsync("areas", $"path,name,resident\n{town.GridPath(1)},别名,7\n{town.Path}N/,新,\n", preview: true);
        await leader.ImportAsync("centres", $"code,name,level,area\nP{town.Code},站,station,{town.Path}\n", preview: true);
        await leader.ImportAsync("units", $"code,name,area\nP{town.Code},站,{town.Path}\n", preview: true);
        await leader.ImportAsync("ledgers", $"area,resident\n{town.GridPath(1)},9\n", preview: true);
        await leader.ImportAsync("postings", $"area,post,account\n{town.GridPath(1)},patrol,{leader.AccountId}\n", preview: true);
        Assert.Equal(before, await FootprintAsync(town));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_given_out_comes_back_unchanged_and_runs_no_formula(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        await leader.ImportAsync("areas", $"path,name,resident,unit_cell\n{town.GridPath(1)},=1+1,7,211403001001001\n");
        await leader.ImportAsync("centres", $"code,name,level,area,longitude,latitude\nE{town.Code},@站,station,{town.Path},-120.5,30.25\n");
        await leader.ImportAsync("units", $"code,name,area\nE{town.Code},+物业,{town.Path}\n");
        await leader.ImportAsync("postings", $"area,post,account,from\n{town.GridPath(1)},patrol,{leader.AccountId},2026-01-01\n");
        (string What, string Format, int Rows)[] files = [("areas", "csv", 5), ("areas", "geojson", 5), ("centres", "csv", 1), ("centres", "geojson", 1), ("units", "csv", 1), ("ledgers", "csv", 4), ("postings", "csv", 1)];
        foreach (var (what, format, rows) in files) { await CheckAsync(leader, what, format, rows); }
        foreach (var (what, _, rows) in files.Where(f => f.Format == "csv")) { await CheckWorkbookAsync(leader, what, rows); }

        async Task CheckWorkbookAsync(StaffClient client, string what, int rows)
        {
            var file = await client.GetByteArrayAsync(new Uri($"api/areas/export?what={what}&format=xlsx&under={town.Path}", UriKind.Relative), TestContext.Current.CancellationToken);
            using var answer = await client.SendFileAsync($"api/areas/import?what={what}&format=xlsx&preview=true", file);
            var report = (await answer.JsonAsync()).GetProperty("report");
            Assert.True((rows, 0, 0) == (report.Int("unchanged") + (what == "ledgers" ? report.Int("taken") : 0), report.Int("changed"), report.Int("refused")), $"{what} xlsx: {report}");
            Assert.Empty(report.Items("droppedColumns"));
        }

        async Task CheckAsync(StaffClient client, string what, string format, int rows)
        {
            var file = await client.GetStringAsync(new Uri($"api/areas/export?what={what}&format={format}&under={town.Path}", UriKind.Relative), TestContext.Current.CancellationToken);
            if (format == "csv") { Assert.DoesNotContain(",=1", file, StringComparison.Ordinal); }
            if (what == "centres" && format == "csv") { Assert.Contains(",'@站,", "," + file.Replace("\r\n", ",", StringComparison.Ordinal), StringComparison.Ordinal); Assert.Contains(",-120.5,30.25", file, StringComparison.Ordinal); }
            var report = await client.ImportAsync(what, file, format, preview: true);
            Assert.True((rows, 0, 0) == (report.Int("unchanged") + (what == "ledgers" ? report.Int("taken") : 0), report.Int("changed"), report.Int("refused")), $"{what} {format}: {report}");
            Assert.Empty(report.Items("droppedColumns"));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_row_that_differs_changes_what_is_held_in_one_commit(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        (string What, string Heading, string Before, string After)[] files =
        [
            ("centres", "code,name,level,area,phone", $"R{town.Code},站,station,{town.Path},3052345", $"R{town.Code},站,station,{town.Path},3052346"),
            ("units", "code,name,area", $"R{town.Code},物业,{town.Path}", $"R{town.Code},水务,{town.Path}"),
            ("postings", "area,post,account,from,until", $"{town.GridPath(1)},patrol,{leader.AccountId},2026-01-01,", $"{town.GridPath(1)},patrol,{leader.AccountId},2026-01-01,2026-02-01"),
        ];
        foreach (var (what, heading, before, after) in files)
        {
            Assert.Equal(1, (await leader.ImportAsync(what, $"{heading}\n{before}\n")).Int("taken"));
            using var answer = await leader.SendFileAsync($"api/areas/import?format=csv&what={what}", Encoding.UTF8.GetBytes($"{heading}\n{after}\n"));
            var changed = await answer.JsonAsync();
            Assert.Equal((1, 1), (changed.Int("commits"), changed.GetProperty("report").Int("changed")));
            Assert.Equal(1, (await leader.ImportAsync(what, $"{heading}\n{after}\n")).Int("unchanged"));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_large_file_is_taken_in_parts_and_a_repeat_finds_it_unchanged(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var csv = new StringBuilder("path,name,level,edge\n");
        for (var i = 0; i < 1100; i++)
        {
            csv.AppendLine(FormattableString.Invariant($"{town.Path}S{i:D4}/,第{i}格,basic,\"{Land.Square(town.West + (i % 40 * 0.0001), town.South + 0.021 + (i / 40 * 0.0001), 0.0001).AsText()}\""));
        }

        using var answer = await leader.SendFileAsync("api/areas/import?format=csv", Encoding.UTF8.GetBytes(csv.ToString()));
        var first = await answer.JsonAsync();
        Assert.Equal((3, 1100), (first.Int("commits"), first.GetProperty("report").Int("taken")));
        Assert.Equal("第41格", (await town.MapAsync()).FindGrid(town.West + 0.00015, town.South + 0.02115)?.Name);
        Assert.Equal(1100, (await leader.ImportAsync("areas", csv.ToString())).Int("unchanged"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whole_files_that_are_none_are_refused_and_exports_end_at_the_actor_s_reach(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        Assert.Equal("400 areas.import.kind-unknown", await (await leader.SendFileAsync("api/areas/import?format=xls", [1])).CodeAsync());
        Assert.Equal("400 geojson.file.not-json", await (await leader.SendFileAsync("api/areas/import?format=geojson", [1])).CodeAsync());
        Assert.Equal("400 areas.import.no-geojson", await (await leader.SendFileAsync("api/areas/import?format=geojson&what=units", "{}"u8.ToArray())).CodeAsync());
        using var stranger = await town.SignInAsync("leader", Land.OtherSubdistrict);
        var file = await stranger.GetStringAsync(new Uri("api/areas/export?format=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Land.Subdistrict, file, StringComparison.Ordinal);
        using var worker = await town.SignInAsync("grid-worker");
        Assert.Equal("403 access.no-role", await (await worker.GetAsync(new Uri("api/areas/export?format=csv", UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());
        Assert.Equal("403 access.no-role", await (await worker.SendFileAsync("api/areas/import?format=csv", [1])).CodeAsync());
    }

    private static async Task<Area?> FindAsync(Town town, string path)
    {
        await using var db = town.Server.Store.Lease();
        return await db.Set<Area>().AsNoTracking().FirstOrDefaultAsync(a => a.AreaPath == path);
    }

    private static async Task<string> FootprintAsync(Town town)
    {
        await using var db = town.Server.Store.Lease();
        var path = town.Path;
        var areas = await db.Set<Area>().AsNoTracking().Where(a => a.AreaPath.StartsWith(path)).ToListAsync();
        var ids = areas.ConvertAll(a => a.Id);
        return string.Join(';', areas.OrderBy(a => a.AreaPath, StringComparer.Ordinal).Select(a => $"{a.AreaPath} {a.Name} {a.Version}"))
            + await db.Set<LedgerEntry>().CountAsync(l => ids.Contains(l.AreaId)) + await db.Set<Posting>().CountAsync(p => ids.Contains(p.AreaId))
            + await db.Set<Centre>().CountAsync(c => c.AreaPath.StartsWith(path)) + await db.Set<Unit>().CountAsync(u => u.AreaPath.StartsWith(path));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Premises_and_divisions_are_given_out_as_either(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        foreach (var list in (string[])["premises", "divisions"])
        {
            foreach (var format in (string[])["csv", "xlsx"])
            {
                var file = await leader.GetByteArrayAsync(new Uri($"api/{list}/export?format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(Wangge.Kernel.Tables.CsvSheet.TryRead(file, out var sheet, out _));
                Assert.Contains(format == "csv" ? "name" : "名称", sheet.Columns);
            }
        }
    }
}
