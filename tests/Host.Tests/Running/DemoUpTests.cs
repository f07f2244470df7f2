using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Wangge.Testing;

namespace Wangge.Host.Tests.Running;

/// <summary>The first start as a newcomer has it: <c>up</c> makes the demo district and serves it; then what an operator does with the home.</summary>
public sealed partial class DemoUpTests(DemoHome home) : IClassFixture<DemoHome>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_district_has_the_sources_counts()
    {
        Assert.Equal("448", await Read("SELECT count(*) FROM areas_areas WHERE level = 'basic' AND ended_at IS NULL"));
        Assert.Equal("2240", await Read("SELECT count(*) FROM areas_postings"));
        Assert.Equal("448", await Read("SELECT count(*) FROM (SELECT area_id FROM areas_postings GROUP BY area_id HAVING count(DISTINCT post_key) = 5)"));
        Assert.Equal("1/11/82", await Read("SELECT group_concat(n, '/') FROM (SELECT count(*) AS n FROM areas_centres GROUP BY level ORDER BY n)"));
        Assert.Equal("3430", await Read("SELECT count(*) FROM cases_cases WHERE state NOT IN ('refused', 'merged') AND number <= 3503"));
        // Answered services and published news are finished in the source's count though nobody has confirmed them.
        Assert.Equal("3380", await Read("SELECT count(*) FROM cases_cases WHERE state IN ('closed', 'confirmed', 'result-given', 'published')"));
        Assert.Equal("2252/770/312/96", await Read(
            """
            SELECT group_concat(n, '/') FROM (
              SELECT count(*) AS n FROM cases_cases c JOIN cases_types t ON t.id = c.type_id WHERE c.state NOT IN ('refused', 'merged') AND c.number <= 3503 GROUP BY t.kind ORDER BY n DESC)
            """));
    }

    [Fact]
    public void It_tells_how_long_it_took_and_where_the_sign_ins_are()
    {
        var seconds = ReadyAfter().Match(home.Program.Said);
        Assert.True(seconds.Success, home.Program.Said);
        TestContext.Current.TestOutputHelper?.WriteLine($"demo made in {seconds.Groups[1].Value} s");
        Assert.Contains("demo-accounts.json", home.Program.Said, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home.Path, "demo-accounts.json")));
        }
    }

    [Fact]
    public async Task Everyone_is_told_that_it_is_a_demo_and_made_up()
    {
        using var client = new HttpClient { BaseAddress = home.Program.Address };
        var district = (await client.GetFromJsonAsync<JsonElement>("api/session", Ct)).GetProperty("district");
        Assert.True(district.GetProperty("demo").GetBoolean());
        Assert.Contains("虚构", district.GetProperty("notice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_sign_in_of_the_file_works_by_password_alone()
    {
        var names = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(home.Path, "demo-accounts.json"), Ct)).RootElement.EnumerateArray()
            .Select(a => a.GetProperty("signInName").GetString()!).ToList();
        Assert.True(names.Count >= 20);
        foreach (var name in names)
        {
            using var client = await home.SignInAsync(name);
            var me = (await client.GetFromJsonAsync<JsonElement>("api/session", Ct)).GetProperty("account");
            Assert.Contains(me.GetProperty("roles").EnumerateArray(), role => role.GetProperty("role").GetString() == name);
        }
    }

    [Fact]
    public async Task A_command_that_needs_the_home_is_refused_while_it_is_served()
    {
        foreach (var command in (string[][])[["up", "--urls", "http://127.0.0.1:0"], ["export", "types", "--to", Path.Combine(home.Path, "..", "t.csv")], ["district", "create", "other", "--name", "x"]])
        {
            var (code, said) = await BuiltProgram.RunAsync([.. command, "--home", home.Path], Ct);
            Assert.Equal((3, true), (code, said.Contains("in use by another wangge", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_backup_taken_while_it_serves_is_restored_and_both_logs_are_proven()
    {
        using var folder = new Folder();
        // Kept outside before the copy is made: what is signed afterwards is beyond it.
        var witness = folder["witness.txt"];
        var signed = Path.Combine(home.Path, "checkpoints", "211403.txt");
        for (var i = 0; i < 300 && !File.Exists(signed); i++) { await Task.Delay(100, Ct); }
        File.Copy(signed, witness);
        Assert.Equal(0, (await BuiltProgram.RunAsync(["backup", "--home", home.Path, "--to", folder["copy"]], Ct)).Code);
        var (restored, said) = await BuiltProgram.RunAsync(["restore", folder["copy"], "--home", folder["new"]], Ct);
        Assert.True(restored == 0, said);
        Assert.Equal(2, (await BuiltProgram.RunAsync(["restore", folder["copy"], "--home", folder["new"]], Ct)).Code);

        var (sound, proof) = await BuiltProgram.RunAsync(["audit", "verify", "--home", folder["new"], "--against", witness], Ct);
        Assert.True(sound == 0 && proof.Contains("sound", StringComparison.Ordinal), proof);

        await using (var db = new SqliteConnection($"Data Source={Path.Combine(folder["new"], "districts", "211403", "district.db")};Pooling=false"))
        {
            await db.OpenAsync(Ct);
            await using var tamper = db.CreateCommand();
            tamper.CommandText = "UPDATE kernel_audit_leaves SET action = 'cases.refuse' WHERE seq = 1000";
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync(Ct));
        }

        var (found, finding) = await BuiltProgram.RunAsync(["audit", "verify", "--home", folder["new"], "--against", witness], Ct);
        Assert.True(found == 1 && finding.Contains("the first at leaf", StringComparison.Ordinal), finding);

        // A copy of which a byte is missing is not laid anywhere.
        await File.AppendAllTextAsync(Path.Combine(folder["copy"], "districts.json"), " ", Ct);
        Assert.Equal(2, (await BuiltProgram.RunAsync(["restore", folder["copy"], "--home", folder["third"]], Ct)).Code);
        Assert.False(File.Exists(Path.Combine(folder["third"], "districts.json")));
    }

    private async Task<string> Read(string sql)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(home.Path, "districts", "211403", "district.db")};Mode=ReadOnly;Pooling=false");
        await db.OpenAsync(Ct);
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    [GeneratedRegex(@"demo: ready after ([\d.]+) s")]
    private static partial Regex ReadyAfter();
}
