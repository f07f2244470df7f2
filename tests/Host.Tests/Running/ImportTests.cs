using Npgsql;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Running;

/// <summary>Files in and out by the command line, each row accounted for.</summary>
public sealed class ImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, int, string, StoreKind> Exports()
    {
        var data = new TheoryData<string, string, string, int, string, StoreKind>();
        foreach (var store in (StoreKind[])[StoreKind.Sqlite, StoreKind.Postgres])
        {
            data.Add("nyc311", "sr311/nyc311_2024-04-16_1000rows.csv", "-74.26,40.49,-73.69,40.92,2000", 1_000, "row 866: taken [resolution_action_updated_date] import.closed-at-update", store);
            data.Add("boston311", "sr311/boston311_2022-01_100rows.csv", "-71.20,42.22,-70.98,42.41,1000", 100, "taken 100", store);
        }

        return data;
    }

    [Theory, MemberData(nameof(Exports))]
    public async Task A_311_export_goes_in_whole_into_a_district_made_from_nothing_and_again_changes_nothing(
        string name, string file, string box, int rows, string remark, StoreKind store)
    {
        Databases.Need(store);
        var source = RealData.File(file);
        using var folder = new Folder();
        var code = "i" + Guid.CreateVersion7().ToString("N")[^12..];
        var map = Path.Combine(Root(), "docs", "maps", name + ".json");
        try
        {
            await Expect(0, "square grids", "district", "create", code, "--name", name, "--zone", "America/New_York", "--store", store.ToString(), "--square-grids", box, "--home", folder["home"]);
            var first = await Expect(0, $"taken {rows}, changed 0, unchanged 0, refused 0", "import", "reports", source, "--map", map, "--report", folder["report.csv"], "--home", folder["home"]);
            Assert.Contains(remark, first, StringComparison.Ordinal);
            Assert.Equal(rows + 1, File.ReadLines(folder["report.csv"]).Count());
            await Expect(0, $"taken 0, changed 0, unchanged {rows}, refused 0", "import", "reports", source, "--map", map, "--home", folder["home"]);
            await Expect(0, $"{rows} rows in", "export", "cases", "--to", folder["cases.csv"], "--home", folder["home"]);
        }
        finally
        {
            await DropAsync(store, code);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_list_goes_out_and_comes_back_by_an_import_that_changes_nothing(StoreKind store)
    {
        Databases.Need(store);
        using var folder = new Folder();
        var code = "i" + Guid.CreateVersion7().ToString("N")[^12..];
        try
        {
            await Expect(0, "4 square grids", "district", "create", code, "--name", "试验区", "--store", store.ToString(), "--square-grids", "120.90,40.70,120.92,40.72,1100", "--home", folder["home"]);
            await File.WriteAllTextAsync(folder["u.csv"], $"code,name,area,minzu\nU01,市政处,/{code}/,x\nU02,,/{code}/,x\n", Ct);
            var said = await Expect(1, "taken 1, changed 0, unchanged 0, refused 1", "import", "units", folder["u.csv"], "--home", folder["home"]);
            Assert.Contains("row 1: column dropped [minzu] tables.column.forbidden: ", said, StringComparison.Ordinal);
            Assert.Contains("row 3: refused [name] areas.import.missing: The cell is empty, and is needed.", said, StringComparison.Ordinal);
            await File.WriteAllTextAsync(folder["d.csv"], "code,name\n211403,龙港区\n211403001,葫芦岛街道\n211403001001,红星社区\n", Ct);
            await Expect(0, "taken 3", "import", "divisions", folder["d.csv"], "--edition", "2016", "--home", folder["home"]);
            await File.WriteAllTextAsync(folder["d2.csv"], "code,name\n211403,龙港区\n211403001,葫芦岛街道\n211403001001,新星社区\n", Ct);
            await Expect(0, "renamed: 211403001001 红星社区 → 211403001001 新星社区", "import", "divisions", folder["d2.csv"], "--edition", "2017-01-01", "--home", folder["home"]);

            foreach (var list in (string[])["areas", "centres", "units", "postings", "ledgers", "divisions", "cases", "types", "responsibilities"])
            {
                await Expect(0, " rows in ", "export", list, "--to", folder[list + ".csv"], "--home", folder["home"]);
            }

            await Expect(0, "7 rows in", "export", "areas", "--to", folder["areas.geojson"], "--home", folder["home"]);
            await Expect(0, "taken 0, changed 0, unchanged 7, refused 0", "import", "areas", folder["areas.geojson"], "--home", folder["home"]);
            await Expect(0, "taken 0, changed 0, unchanged 7, refused 0", "import", "areas", folder["areas.csv"], "--home", folder["home"]);
            await Expect(0, "7 rows in", "export", "areas", "--to", folder["areas.xlsx"], "--home", folder["home"]);
            await Expect(0, "taken 0, changed 0, unchanged 7, refused 0", "import", "areas", folder["areas.xlsx"], "--home", folder["home"]);
            await Expect(0, "unchanged 1", "import", "units", folder["units.csv"], "--home", folder["home"]);
            // Grids that were never counted go out as noughts, a sheet to be filled in; taken back, they are counted.
            await Expect(0, "taken 4, changed 0, unchanged 0", "import", "ledgers", folder["ledgers.csv"], "--home", folder["home"]);
            await Expect(0, "taken 0, changed 0, unchanged 4", "import", "ledgers", folder["ledgers.csv"], "--home", folder["home"]);
            await Expect(0, "unchanged 3", "import", "divisions", folder["divisions.csv"], "--edition", "2017-01-01", "--home", folder["home"]);
        }
        finally
        {
            await DropAsync(store, code);
        }
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_a_line_and_changes_nothing()
    {
        using var folder = new Folder();
        var home = folder["home"];
        await Expect(2, "holds no district", "export", "areas", "--to", folder["a.csv"], "--home", home);
        await Expect(2, "--square-grids: A grid's side", "district", "create", "aa", "--name", "x", "--square-grids", "120.9,40.7,120.92,40.72,1", "--home", home);
        await Expect(2, "A code is", "district", "create", "A", "--name", "x", "--home", home);
        Assert.Empty((await BuiltProgram.RunAsync(["district", "list", "--home", home], Ct)).Said.Trim());
        await Expect(0, "First passwords", "district", "create", "aa", "--name", "x", "--home", home);
        await Expect(2, "There is no list nonsense; there are areas, cases, centres, divisions, ledgers, postings, responsibilities, types, units.", "export", "nonsense", "--to", folder["a.csv"], "--home", home);
        await Expect(2, "can be written as csv or xlsx", "export", "types", "--to", folder["a.geojson"], "--home", home);
        await File.WriteAllTextAsync(folder["there.csv"], "x", Ct);
        await Expect(2, "is there already", "export", "types", "--to", folder["there.csv"], "--home", home);
        await Expect(2, "There is no file", "import", "areas", folder["none.csv"], "--home", home);
        await Expect(2, "--edition takes", "import", "divisions", folder["there.csv"], "--home", home);
        await File.WriteAllTextAsync(folder["map.json"], """{"name":"m","key":"id","reported":"at","words":["what"],"timeFormats":["yyyy-MM-dd"],"timeZone":"UTC"}""", Ct);
        await Expect(2, "The file has no column id, at, what.", "import", "reports", folder["there.csv"], "--map", folder["map.json"], "--home", home);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));
    }

    [Fact]
    public async Task Roads_of_a_table_or_an_extract_go_in_with_a_report_and_what_is_none_is_refused()
    {
        using var folder = new Folder();
        var home = folder["home"];
        await Expect(0, "First passwords", "district", "create", "aa", "--name", "x", "--home", home);
        await File.WriteAllTextAsync(folder["edges.csv"], "osm_way_id,highway,wkt\n1,residential,\"LINESTRING(117 36,117.001 36)\"\n2,spaceway,\"LINESTRING(117 36,117.002 36)\"\n", Ct);
        var said = await Expect(0, "roads 000001: 0 km", "import", "roads", folder["edges.csv"], "--home", home);
        Assert.Contains("left out: class-unknown 1", said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["none.osm.pbf"], "nothing", Ct);
        await Expect(1, "The roads were not taken (osm.", "import", "roads", folder["none.osm.pbf"], "--home", home);
        await Expect(2, "There is no file", "import", "roads", folder["gone.csv"], "--home", home);
        await Expect(2, "No such district", "import", "roads", folder["edges.csv"], "--district", "bb", "--home", home);
        // Beside a server, which holds the home.
        using var serving = HomeLock.TryTake(new Home(home));
        Assert.NotNull(serving);
        await Expect(0, "roads 000002: ", "import", "roads", RealData.File("osm/monaco-latest.osm.pbf"), "--home", home);
    }

    private static async Task<string> Expect(int code, string words, params string[] command)
    {
        var (ended, said) = await BuiltProgram.RunAsync(command, Ct);
        Assert.True(ended == code && said.Contains(words, StringComparison.Ordinal), $"{string.Join(' ', command)} ended with {ended}:\n{said}");
        return said;
    }

    private static async Task DropAsync(StoreKind store, string code)
    {
        if (store != StoreKind.Postgres) { return; }
        await using var db = new NpgsqlConnection(Databases.Postgres);
        await db.OpenAsync(CancellationToken.None);
        await using var drop = new NpgsqlCommand($"DROP SCHEMA IF EXISTS wangge_{code} CASCADE", db);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wangge.slnx"))) { folder = folder.Parent!; }
        return folder.FullName;
    }
}
