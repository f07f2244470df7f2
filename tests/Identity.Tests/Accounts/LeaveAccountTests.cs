using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Accounts;

public sealed class LeaveAccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_leaver_is_out_and_the_successor_is_announced_once(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store, configure: builder =>
        {
            Servers.Configure(builder);
            builder.Services.AddSingleton<Heard>();
            builder.Services.AddListener<AccountLeft, Listener>();
            builder.Services.AddListener<RolesChanged, Listener>();
        });
        using var system = await server.SignInAsync("system-administrator", "/");
        using var successor = await server.SignInAsync("grid-worker", "/211403/");
        var person = await server.AddAsync(totp: true, roles: new HeldRole("grid-worker", "/211403/", null));
        using var client = await server.SignedInAsync(person);
        var code = (await client.PostAsync($"/api/accounts/{person.Id}/enrolment-code", null, Ct).ReadAsync()).GetProperty("code").GetString();
        using var phone = server.Client();
        var token = (await phone.PostAsJsonAsync("/api/devices", new { deviceId = Guid.CreateVersion7(), code, name = "手机" }, Ct).ReadAsync()).GetProperty("token").GetString();
        phone.DefaultRequestHeaders.Authorization = new("Bearer", token);

        await LeaveAsync(person.Id, person.Id).AssertRefusedAsync("identity.leave.unfit-successor", HttpStatusCode.Conflict);
        await LeaveAsync(person.Id, Guid.CreateVersion7()).AssertRefusedAsync("identity.leave.unfit-successor", HttpStatusCode.Conflict);
        await LeaveAsync(system.AccountId, successor.AccountId).AssertRefusedAsync("identity.accounts.own", HttpStatusCode.Forbidden);
        Assert.Equal("left", (await LeaveAsync(person.Id, successor.AccountId).ReadAsync()).GetProperty("state").GetString());
        Assert.Equal("left", (await LeaveAsync(person.Id, successor.AccountId).ReadAsync()).GetProperty("state").GetString());

        await client.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await phone.GetAsync("/api/devices", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name, Folk.Password, person.Code()).AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized);
        await system.PostAsync($"/api/accounts/{person.Id}/enable", null, Ct).AssertRefusedAsync("identity.accounts.left", HttpStatusCode.Conflict);
        await LeaveAsync(successor.AccountId, person.Id).AssertRefusedAsync("identity.leave.unfit-successor", HttpStatusCode.Conflict);
        var roles = await system.GetAsync($"/api/accounts/{person.Id}/roles", Ct).ReadAsync();
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, roles[0].GetProperty("until").ValueKind);

        var heard = server.Services.GetRequiredService<Heard>();
        for (var i = 0; i < 100 && heard.Notices.Count < 2; i++) { await Task.Delay(50, Ct); }
        Assert.Equal([new AccountLeft(person.Id, successor.AccountId)], heard.Notices.OfType<AccountLeft>());
        Assert.Equal([new RolesChanged(person.Id)], heard.Notices.OfType<RolesChanged>());

        await using var scope = server.Scope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        Assert.False(await accounts.IsActiveAsync(person.Id, Ct));
        Assert.Contains(person.Id, (await accounts.ListNamesAsync([person.Id, Guid.CreateVersion7()], Ct)).Keys);

        Task<HttpResponseMessage> LeaveAsync(Guid id, Guid successorId) => system.PostAsJsonAsync($"/api/accounts/{id}/leave", new { successorId }, Ct);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_administrator_of_a_kind_stays(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        using var security = await server.SignInAsync("security-administrator", "/");
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        await system.PostAsync($"/api/accounts/{security.AccountId}/disable", null, Ct).AssertRefusedAsync("identity.accounts.last-administrator", HttpStatusCode.Conflict);
        await system.PostAsJsonAsync($"/api/accounts/{security.AccountId}/leave", new { successorId = staff.AccountId }, Ct).AssertRefusedAsync("identity.accounts.last-administrator", HttpStatusCode.Conflict);
        var role = (await security.GetAsync($"/api/accounts/{system.AccountId}/roles", Ct).ReadAsync())[0].GetProperty("id").GetGuid();
        await security.DeleteAsync($"/api/roles/{role}", Ct).AssertRefusedAsync("identity.accounts.last-administrator", HttpStatusCode.Conflict);

        using var another = await server.SignInAsync("security-administrator", "/");
        await system.PostAsync($"/api/accounts/{security.AccountId}/disable", null, Ct).ReadAsync();
    }

    private sealed class Heard
    {
        public ConcurrentQueue<INotice> Notices { get; } = new();
    }

    private sealed class Listener(Heard heard) : IListenTo<AccountLeft>, IListenTo<RolesChanged>
    {
        public Task HearAsync(AccountLeft notice, Delivery delivery, CancellationToken ct) => Keep(notice);

        public Task HearAsync(RolesChanged notice, Delivery delivery, CancellationToken ct) => Keep(notice);

        private Task Keep(INotice notice)
        {
            heard.Notices.Enqueue(notice);
            return Task.CompletedTask;
        }
    }
}
