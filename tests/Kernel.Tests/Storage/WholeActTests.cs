using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>Whichever database command of a whole act fails, reading or writing, its sender is told so, nothing of it stands, and the same act sent again is done once.</summary>
public sealed class WholeActTests
{
    /// <summary>More commands than any of the acts below runs.</summary>
    private const int MostCommands = 150;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_nth_command_of_a_report_fails_it_is_refused_and_stands_once_after_a_retry(StoreKind store)
    {
        var trial = new CommandTrial();
        await using var server = await StartAsync(store, trial);
        using var desk = await server.SignInAsync("acceptor", TinyDistrict.RootOf(server));
        await TryEachAsync(trial, HttpStatusCode.Created, id => SendAsync(desk, id), id => CountAsync(server, "SELECT count(*) AS \"Value\" FROM cases_reports WHERE id = {0}", id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_nth_command_of_an_act_on_a_case_fails_it_is_refused_and_stands_once_after_a_retry(StoreKind store)
    {
        var trial = new CommandTrial();
        await using var server = await StartAsync(store, trial);
        using var desk = await server.SignInAsync("acceptor", TinyDistrict.RootOf(server));
        var (_, sent) = await SendAsync(desk, Guid.CreateVersion7());
        var address = $"api/cases/{sent.GetProperty("caseId").GetGuid()}/note";
        await TryEachAsync(
            trial, HttpStatusCode.OK,
            async id =>
            {
                using var answer = await desk.PostAsJsonAsync(address, new { actId = id, words = "看过了" }, Ct);
                return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
            },
            id => CountAsync(server, "SELECT count(*) AS \"Value\" FROM cases_journal WHERE id = {0}", id));
    }

    private static async Task<TestServer> StartAsync(StoreKind store, CommandTrial trial)
    {
        var server = await TestServer.StartAsync(store, configure: b => b.Services.AddSingleton<IInterceptor>(trial));
        await server.FoundTinyDistrictAsync();
        trial.WatchWrites(server.Store);
        return server;
    }

    /// <summary>Fails the first command, then the second, until an act passes before its turn comes.</summary>
    private static async Task TryEachAsync(
        CommandTrial trial, HttpStatusCode done, Func<Guid, Task<(HttpStatusCode Status, JsonElement Body)>> act, Func<Guid, Task<long>> count)
    {
        // Once as it is, so that what is read once and kept is kept.
        Assert.Equal(done, (await act(Guid.CreateVersion7())).Status);
        var (refused, nth) = (0, 0);
        bool hasFailed;
        do
        {
            var id = Guid.CreateVersion7();
            trial.FailAt(++nth);
            var (status, body) = await act(id);
            hasFailed = trial.End();
            // What failed may have been a delivery beside it.
            Assert.True(status == done || (hasFailed && status == HttpStatusCode.ServiceUnavailable), $"command {nth}: {status} {body}");
            if (status != done)
            {
                refused++;
                Assert.Equal("store.unavailable", body.GetProperty("code").GetString());
                Assert.Equal(0, await count(id));
            }

            Assert.Equal(done, (await act(id)).Status);
            Assert.Equal(1, await count(id));
        }
        while (hasFailed && nth < MostCommands);

        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} refused of {nth} trials");
        Assert.True(nth < MostCommands && refused >= 5, $"{refused} refused of {nth} trials.");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpClient desk, Guid reportId)
    {
        using var answer = await desk.PutAsJsonAsync(
            $"api/reports/{reportId}", new { words = "路灯坏了", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude }, Ct);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }

    private static async Task<long> CountAsync(TestServer server, string sql, Guid id)
    {
        await using var db = server.Store.Lease();
        object key = server.District.Store == StoreKind.Sqlite ? id.ToByteArray(true) : id;
        return await db.Database.SqlQueryRaw<long>(sql, key).SingleAsync(Ct);
    }
}
