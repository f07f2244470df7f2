using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Sessions;

public sealed class SessionsTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_sees_ones_sessions_and_ends_one_or_all_others(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        using var first = await server.SignedInAsync(person);
        using var second = await server.SignedInAsync(person);
        using var stranger = await server.SignInAsync("acceptor", "/211403/");

        var listed = (await first.GetAsync("/api/sessions", Ct).ReadAsync()).EnumerateArray().ToList();
        Assert.Equal(2, listed.Count);
        Assert.All(listed, s => Assert.Equal("127.0.0.0/24", s.GetProperty("network").GetString()));
        var others = listed.Single(s => !s.GetProperty("isThis").GetBoolean()).GetProperty("id").GetGuid();

        await stranger.DeleteAsync($"/api/sessions/{others}", Ct).AssertRefusedAsync("identity.sessions.unknown", HttpStatusCode.NotFound);
        await first.DeleteAsync($"/api/sessions/{others}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await second.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);

        using var third = await server.SignedInAsync(person);
        await third.DeleteAsync("/api/sessions", Ct).ReadAsync(HttpStatusCode.NoContent);
        await first.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        Assert.Equal(1, (await third.GetAsync("/api/sessions", Ct).ReadAsync()).GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_revoked_session_and_a_revoked_role_close_the_live_connection_within_five_seconds(StoreKind store)
    {
        var server = await servers.On(store);
        using var bySession = await server.SignInAsync("acceptor", "/211403/");
        using var byRole = await server.SignInAsync("acceptor", "/211403/");
        using var untouched = await server.SignInAsync("acceptor", "/211403/");
        using var security = await server.SignInAsync("security-administrator", "/");
        var (first, firstClosed) = await WatchAsync(server, bySession.Token);
        var (second, secondClosed) = await WatchAsync(server, byRole.Token);
        var (third, _) = await WatchAsync(server, untouched.Token);

        var role = (await security.GetAsync($"/api/accounts/{byRole.AccountId}/roles", Ct).ReadAsync())[0].GetProperty("id").GetGuid();
        await bySession.DeleteAsync("/api/session", Ct).ReadAsync(HttpStatusCode.NoContent);
        await security.DeleteAsync($"/api/roles/{role}", Ct).ReadAsync(HttpStatusCode.NoContent);

        await Task.WhenAll(firstClosed, secondClosed).WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(HubConnectionState.Connected, third.State);
        foreach (var connection in new[] { first, second, third }) { await connection.DisposeAsync(); }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_token_there_is_no_live_connection_and_without_the_role_nothing_to_watch(StoreKind store)
    {
        var server = await servers.On(store);
        using var elsewhere = await server.SignInAsync("mediator", "/211403/");
        await Assert.ThrowsAnyAsync<Exception>(() => WatchAsync(server, "ws_none"));
        var refused = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => WatchAsync(server, elsewhere.Token));
        Assert.Contains("access.no-role", refused.Message);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_that_is_seen_writes_so_once_in_five_minutes(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = await server.SignInAsync("acceptor", "/211403/");
        await using var db = server.Store.Lease();
        var session = await db.Set<Session>().SingleAsync(s => s.Id == client.SessionId, Ct);
        session.LastSeenAt -= TimeSpan.FromMinutes(6);
        var before = session.LastSeenAt;
        db.MarkAsBookkeeping();
        await db.CommitAsync(Ct);

        await client.GetAsync("/api/session", Ct).ReadAsync();
        var seen = await SeenAsync();
        Assert.True(seen > before);
        await client.GetAsync("/api/session", Ct).ReadAsync();
        Assert.Equal(seen, await SeenAsync());

        async Task<DateTimeOffset> SeenAsync() => await db.Set<Session>().AsNoTracking().Where(s => s.Id == client.SessionId).Select(s => s.LastSeenAt).SingleAsync(Ct);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_has_at_most_twenty_sessions(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        await using (var db = server.Store.Lease())
        {
            for (var i = 0; i < 25; i++)
            {
                var at = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - i);
                db.Add(new Session { Id = Guid.CreateVersion7(), AccountId = person.Id, TokenHash = Guid.CreateVersion7().ToByteArray(), CreatedAt = at, LastSeenAt = at, EndsAt = at.AddDays(1), Browser = "other", Network = "none" });
            }

            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        using var client = await server.SignedInAsync(person);
        await using var reader = server.Store.Lease();
        Assert.Equal(20, await reader.Set<Session>().CountAsync(s => s.AccountId == person.Id, Ct));
    }

    private static async Task<(HubConnection Connection, Task Closed)> WatchAsync(TestServer server, string token)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, "/live"), HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.Headers.Add("Authorization", "Bearer " + token);
            })
            .Build();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(Ct);
        await connection.InvokeAsync<object>("Watch", "trial", null, Ct);
        return (connection, closed.Task);
    }
}
