using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Bench.Siege;
using Wangge.Testing;

namespace Wangge.Bench.Tests;

/// <summary>The real program where no room is left: it says so by name, loses nothing, goes on reading, and takes writes again once there is room.</summary>
public sealed class DiskFullTests
{
    private const int MostReports = 3_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_may_grow_no_more_refuses_and_takes_the_same_report_once_it_may()
    {
        await using var home = await BenchHome.MakeAsync(null);
        var limited = new Dictionary<string, string> { ["WANGGE_Storage__MaxPageCount"] = "1200" };
        await home.StartAsync(limited);
        await FillAsync(home, async () =>
        {
            await home.KillAsync();
            await home.StartAsync();
        });
    }

    [Fact]
    public async Task A_home_on_a_full_disk_refuses_and_takes_the_same_report_once_there_is_room()
    {
        var disk = Directory.CreateTempSubdirectory("wangge-disk-").FullName;
        if (!Environment.IsPrivilegedProcess || !await RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk))
        {
            Directory.Delete(disk);
            Assert.Skip("needs the right to mount a small disk");
        }

        try
        {
            await using var home = await BenchHome.MakeAsync(null, Path.Combine(disk, "home"));
            await home.StartAsync();
            await FillAsync(home, async () => Assert.True(await RunAsync("mount", "-o", "remount,size=128m", disk)));
        }
        finally
        {
            await RunAsync("umount", disk);
            Directory.Delete(disk);
        }
    }

    /// <summary>Sends reports until one is refused, makes room, sends it again, and holds the home to all that it answered.</summary>
    private static async Task FillAsync(BenchHome home, Func<Task> makeRoom)
    {
        var tally = new SiegeTally();
        var refused = Guid.Empty;
        for (var i = 0; i < MostReports && refused == Guid.Empty; i++)
        {
            var id = Guid.CreateVersion7();
            var (status, body) = await SendAsync(home, tally, id);
            if (status == HttpStatusCode.Created) { continue; }
            refused = id;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal("store.unavailable", body.GetProperty("code").GetString());
        }

        Assert.NotEqual(Guid.Empty, refused);
        using (var http = Client(home)) { Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("api/cases", Ct)).StatusCode); }

        await makeRoom();
        var (again, said) = await SendAsync(home, tally, refused);
        Assert.True(again == HttpStatusCode.Created, said.ToString());
        var check = new SiegeCheck(home, tally);
        var found = await check.CheckSettledAsync();
        found.Add(await check.CheckWritesAsync());
        Assert.True(found.IsNothing, found.ToString());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(BenchHome home, SiegeTally tally, Guid id)
    {
        tally.SentReports.TryAdd(id, 0);
        using var http = Client(home);
        using var answer = await http.PutAsJsonAsync($"api/reports/{id}", new { words = new string('井', 3_900) + id, longitude = BenchHome.West + 0.005, latitude = BenchHome.South + 0.005 }, Ct);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        if (answer.IsSuccessStatusCode) { tally.Reports.TryAdd(id, body.GetProperty("caseId").GetGuid()); }
        return (answer.StatusCode, body);
    }

    private static HttpClient Client(BenchHome home) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{home.Port}/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", home.Token) },
    };

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(Ct);
        return process.ExitCode == 0;
    }
}
