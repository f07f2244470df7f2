using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Roles;

public sealed class RolesTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_granted_role_counts_at_once_and_an_ended_one_stops_at_once(StoreKind store)
    {
        var server = await servers.On(store);
        using var security = await server.SignInAsync("security-administrator", "/");
        using var staff = await server.SignInAsync();
        await staff.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);

        var roleId = Guid.CreateVersion7();
        await GrantAsync(security, staff.AccountId, "auditor", roleId: roleId).ReadAsync();
        await GrantAsync(security, staff.AccountId, "auditor", roleId: roleId).ReadAsync();
        await GrantAsync(security, staff.AccountId, "dispatcher", roleId: roleId).AssertRefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await staff.GetAsync("/api/accounts", Ct).ReadAsync();

        await security.DeleteAsync($"/api/roles/{roleId}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await security.DeleteAsync($"/api/roles/{roleId}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await staff.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        Assert.Equal(["identity.sign-in", "identity.role-grant", "identity.role-end"], await server.LeavesAboutAsync(staff.AccountId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_three_administrators_exclude_one_another_even_at_once(StoreKind store)
    {
        var server = await servers.On(store);
        using var security = await server.SignInAsync("security-administrator", "/");
        var now = TimeProvider.System.GetUtcNow();
        var person = await server.AddAsync();
        await GrantAsync(security, person.Id, "auditor", until: now.AddDays(10)).ReadAsync();
        foreach (var other in new[] { "system-administrator", "security-administrator" })
        {
            await GrantAsync(security, person.Id, other).AssertRefusedAsync("identity.roles.excluded", HttpStatusCode.Conflict);
            await GrantAsync(security, person.Id, other, from: now.AddDays(9)).AssertRefusedAsync("identity.roles.excluded", HttpStatusCode.Conflict);
        }

        await GrantAsync(security, person.Id, "system-administrator", from: now.AddDays(10)).ReadAsync();
        await GrantAsync(security, person.Id, "dispatcher").ReadAsync();

        var second = await server.AddAsync();
        var answers = await Task.WhenAll(Administrators.All.Select(role => GrantAsync(security, second.Id, role)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_grants_to_himself_or_outside_his_place_or_what_is_no_role(StoreKind store)
    {
        var server = await servers.On(store);
        using var security = await server.SignInAsync("security-administrator", "/211403/211403001/");
        using var staff = await server.SignInAsync();
        const string Near = "/211403/211403001/";
        await GrantAsync(security, security.AccountId, "dispatcher", Near).AssertRefusedAsync("identity.accounts.own", HttpStatusCode.Forbidden);
        await GrantAsync(security, staff.AccountId, "dispatcher", "/211403/").AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await GrantAsync(security, staff.AccountId, "dispatcher", "/211403/211403002/").AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await GrantAsync(security, staff.AccountId, "unit-handler", null, unit: Guid.CreateVersion7()).AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await GrantAsync(security, staff.AccountId, "emperor", Near).AssertRefusedAsync("identity.roles.unknown-role", HttpStatusCode.BadRequest);
        await GrantAsync(security, staff.AccountId, "dispatcher", null).AssertRefusedAsync("identity.roles.one-place", HttpStatusCode.BadRequest);
        await GrantAsync(security, staff.AccountId, "dispatcher", Near, unit: Guid.CreateVersion7()).AssertRefusedAsync("identity.roles.one-place", HttpStatusCode.BadRequest);
        await GrantAsync(security, staff.AccountId, "auditor", null, unit: Guid.CreateVersion7()).AssertRefusedAsync("identity.roles.one-place", HttpStatusCode.BadRequest);
        await GrantAsync(security, staff.AccountId, "dispatcher", "/211403/211403001").AssertRefusedAsync("identity.roles.unknown-place", HttpStatusCode.BadRequest);
        await GrantAsync(security, staff.AccountId, "dispatcher", Near, until: TimeProvider.System.GetUtcNow()).AssertRefusedAsync("identity.roles.empty-period", HttpStatusCode.BadRequest);
        // No area was founded here.
        await GrantAsync(security, staff.AccountId, "dispatcher", Near).AssertRefusedAsync("identity.roles.unknown-place", HttpStatusCode.BadRequest);
        await GrantAsync(security, Guid.CreateVersion7(), "dispatcher", Near).AssertRefusedAsync("identity.accounts.unknown", HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Roles_are_listed_by_area_and_other_modules_find_holders(StoreKind store)
    {
        var server = await servers.On(store);
        var top = "/" + Guid.CreateVersion7().ToString("N")[^8..] + "/";
        using var security = await server.SignInAsync("security-administrator", "/");
        using var near = await server.SignInAsync("security-administrator", top + "a/");
        using var worker = await server.SignInAsync("grid-worker", top + "a/1/");
        using var leader = await server.SignInAsync("grid-worker", top + "a/");
        using var elsewhere = await server.SignInAsync("grid-worker", top + "b/");
        var unit = Guid.CreateVersion7();
        using var handler = await server.SignInAsync("unit-handler", unit);

        var first = await security.GetAsync($"/api/roles?areaPath={top}&role=grid-worker&size=2", Ct).ReadAsync();
        var second = await security.GetAsync($"/api/roles?areaPath={top}&role=grid-worker&size=2&after={first.GetProperty("next").GetString()}", Ct).ReadAsync();
        Assert.Equal(
            [worker.AccountId, leader.AccountId, elsewhere.AccountId],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("accountId").GetGuid()));
        await near.GetAsync($"/api/roles?areaPath={top}", Ct).AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        Assert.Equal(3, (await near.GetAsync($"/api/roles?areaPath={top}a/", Ct).ReadAsync()).GetProperty("items").GetArrayLength());

        await using var scope = server.Scope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        Assert.Equal([worker.AccountId, leader.AccountId], (await accounts.ListCoveringAsync("grid-worker", top + "a/1/", Ct)).Select(h => h.AccountId));
        Assert.Equal([worker.AccountId, leader.AccountId], (await accounts.ListWithinAsync("grid-worker", top + "a/", 10, Ct)).Select(h => h.AccountId));
        Assert.Equal([handler.AccountId], (await accounts.ListAtUnitAsync("unit-handler", unit, Ct)).Select(h => h.AccountId));
    }

    private static Task<HttpResponseMessage> GrantAsync(
        HttpClient by, Guid accountId, string role, string? area = "/", Guid? unit = null, DateTimeOffset? from = null, DateTimeOffset? until = null, Guid? roleId = null) =>
        by.PostAsJsonAsync($"/api/accounts/{accountId}/roles", new { roleId = roleId ?? Guid.CreateVersion7(), role, areaPath = area, unitId = unit, from, until }, Ct);
}
