using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Accounts;

public sealed class AccountsTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_is_made_once_however_often_it_is_sent_and_its_name_is_its_own(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        var id = Guid.CreateVersion7();
        var name = "Wang" + id.ToString("N")[^8..];
        var request = new { accountId = id, signInName = name, displayName = "王伟" };

        Assert.Equal(name.ToLowerInvariant(), (await system.PostAsJsonAsync("/api/accounts", request, Ct).ReadAsync()).GetProperty("signInName").GetString());
        await system.PostAsJsonAsync("/api/accounts", request, Ct).ReadAsync();
        Assert.Equal(["identity.account-create"], await server.LeavesAboutAsync(id));
        await system.PostAsJsonAsync("/api/accounts", request with { displayName = "李伟" }, Ct).AssertRefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await system.PostAsJsonAsync("/api/accounts", request with { accountId = Guid.CreateVersion7(), signInName = name.ToUpperInvariant() }, Ct).AssertRefusedAsync("identity.accounts.name-taken", HttpStatusCode.Conflict);
        await system.PostAsJsonAsync("/api/accounts", request with { accountId = Guid.CreateVersion7(), signInName = "no blanks" }, Ct).AssertRefusedAsync("identity.accounts.name-unfit", HttpStatusCode.BadRequest);

        var twins = Enumerable.Range(0, 4).Select(_ => system.PostAsJsonAsync("/api/accounts", new { accountId = Guid.CreateVersion7(), signInName = "twin" + name, displayName = "双" }, Ct));
        Assert.Single(await Task.WhenAll(twins), a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_names_the_copy_that_was_edited(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        var person = await server.AddAsync();
        var tag = (await system.GetAsync($"/api/accounts/{person.Id}", Ct)).Headers.ETag!.Tag;

        await PutAsync(null).AssertRefusedAsync("request.if-match-needed", HttpStatusCode.BadRequest);
        Assert.Equal("新名", (await PutAsync(tag).ReadAsync()).GetProperty("displayName").GetString());
        await PutAsync(tag).AssertRefusedAsync("identity.accounts.stale", HttpStatusCode.PreconditionFailed);
        Assert.Contains("identity.account-change", await server.LeavesAboutAsync(person.Id));

        Task<HttpResponseMessage> PutAsync(string? match)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"/api/accounts/{person.Id}") { Content = JsonContent.Create(new { signInName = person.Name, displayName = "新名" }) };
            if (match is not null) { request.Headers.TryAddWithoutValidation("If-Match", match); }
            return system.SendAsync(request, Ct);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_somebody_is_reached_is_kept_apart_on_record_and_goes_when_they_leave(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        using var auditor = await server.SignInAsync("auditor", "/");
        var (person, successor) = (await server.AddAsync(), await server.AddAsync());
        var path = $"/api/accounts/{person.Id}/address";

        foreach (var unfit in new object[] { new { email = "nobody" }, new { phone = "12" } }) { await system.PutAsJsonAsync(path, unfit, Ct).AssertRefusedAsync("identity.accounts.address-unfit", HttpStatusCode.BadRequest); }
        await system.PutAsJsonAsync(path, new { email = "Wang@Example.org", phone = "138 0000 1111" }, Ct).ReadAsync();
        var told = await system.GetAsync(path, Ct).ReadAsync();
        Assert.Equal(("wang@example.org", "13800001111"), (told.GetProperty("email").GetString(), told.GetProperty("phone").GetString()));
        await auditor.GetAsync(path, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        Assert.Equal(["identity.account-change", "identity.account-view"], (await server.LeavesAboutAsync(person.Id)).Where(l => l is "identity.account-change" or "identity.account-view").Order());
        Assert.Equal(new StaffAddress("wang@example.org", "13800001111"), (await AddressesAsync())[person.Id]);

        await system.PostAsJsonAsync($"/api/accounts/{person.Id}/leave", new { successorId = successor.Id }, Ct).ReadAsync();
        Assert.Empty(await AddressesAsync());
        await system.PutAsJsonAsync(path, new { phone = "13800001111" }, Ct).AssertRefusedAsync("identity.accounts.left", HttpStatusCode.Conflict);
        Assert.Equal(JsonValueKind.Null, (await system.GetAsync(path, Ct).ReadAsync()).GetProperty("phone").ValueKind);

        async Task<IReadOnlyDictionary<Guid, StaffAddress>> AddressesAsync()
        {
            await using var scope = server.Scope();
            return await scope.ServiceProvider.GetRequiredService<IAccounts>().ListAddressesAsync([person.Id, successor.Id], Ct);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Accounts_are_found_by_a_part_of_their_name_and_paged_within_bounds(StoreKind store)
    {
        var server = await servers.On(store);
        using var auditor = await server.SignInAsync("auditor", "/");
        using var near = await server.SignInAsync("system-administrator", "/211403/211403001/");
        using var system = await server.SignInAsync("system-administrator", "/");
        var mark = Guid.CreateVersion7().ToString("N")[^10..];
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids) { await system.PostAsJsonAsync("/api/accounts", new { accountId = id, signInName = $"{id:N}"[^20..], displayName = "页" + mark + "%_" }, Ct).ReadAsync(); }

        var found = new List<Guid>();
        string? after = null;
        var pages = 0;
        do
        {
            var page = await auditor.GetAsync($"/api/accounts?search={Uri.EscapeDataString(mark + "%_")}&size=2&after={after}", Ct).ReadAsync();
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
            pages++;
        }
        while (after is not null);

        Assert.Equal(3, pages);
        Assert.Equal(ids, found);
        Assert.InRange((await auditor.GetAsync("/api/accounts?size=100000", Ct).ReadAsync()).GetProperty("items").GetArrayLength(), 1, 200);
        Assert.Equal(0, (await near.GetAsync($"/api/accounts?search={mark}", Ct).ReadAsync()).GetProperty("items").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_administrator_of_a_place_reaches_those_with_roles_inside_it_alone(StoreKind store)
    {
        var server = await servers.On(store);
        using var near = await server.SignInAsync("system-administrator", "/211403/211403001/");
        using var inside = await server.SignInAsync("grid-worker", "/211403/211403001/211403001001/");
        using var outside = await server.SignInAsync("grid-worker", "/211403/211403002/");
        using var both = await server.SignInAsync(new HeldRole("grid-worker", "/211403/211403001/", null), new HeldRole("dispatcher", "/211403/", null));
        using var atUnit = await server.SignInAsync("unit-handler", Guid.CreateVersion7());

        await near.GetAsync($"/api/accounts/{inside.AccountId}", Ct).ReadAsync();
        foreach (var other in new[] { outside, both, atUnit })
        {
            await near.GetAsync($"/api/accounts/{other.AccountId}", Ct).AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
            await near.PostAsync($"/api/accounts/{other.AccountId}/disable", null, Ct).AssertRefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        }

        var listed = (await near.GetAsync("/api/accounts?size=200", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToList();
        Assert.Contains(inside.AccountId, listed);
        Assert.DoesNotContain(outside.AccountId, listed);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_disabled_account_is_out_at_once_and_in_again_when_enabled(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        var person = await server.AddAsync(totp: true);
        using var client = await server.SignedInAsync(person);
        await client.GetAsync("/api/sessions", Ct).ReadAsync();

        Assert.Equal("disabled", (await system.PostAsync($"/api/accounts/{person.Id}/disable", null, Ct).ReadAsync()).GetProperty("state").GetString());
        await client.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name, Folk.Password, person.Code()).AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized);
        await system.PostAsync($"/api/accounts/{person.Id}/enable", null, Ct).ReadAsync();
        using var again = await server.SignedInAsync(person);

        await system.PostAsync($"/api/accounts/{system.AccountId}/disable", null, Ct).AssertRefusedAsync("identity.accounts.own", HttpStatusCode.Forbidden);
        Assert.Equal(["identity.account-create", "identity.account-disable", "identity.account-enable"], await server.LeavesAboutAsync(person.Id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_three_administrators_see_accounts_and_each_does_only_its_own(StoreKind store)
    {
        var server = await servers.On(store);
        using var nobody = server.Client();
        using var dispatcher = await server.SignInAsync("dispatcher", "/");
        using var security = await server.SignInAsync("security-administrator", "/");
        using var auditor = await server.SignInAsync("auditor", "/");
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        var grant = new { roleId = Guid.CreateVersion7(), role = "acceptor", areaPath = "/" };
        var account = new { accountId = Guid.CreateVersion7(), signInName = "nobody-yet", displayName = "无" };

        await nobody.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await dispatcher.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await dispatcher.GetAsync($"/api/accounts/{staff.AccountId}/roles", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        foreach (var other in new[] { security, auditor })
        {
            await other.PostAsJsonAsync("/api/accounts", account, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
            await other.PostAsync($"/api/accounts/{staff.AccountId}/disable", null, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        }

        await auditor.PostAsJsonAsync($"/api/accounts/{staff.AccountId}/roles", grant, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await security.PostAsJsonAsync($"/api/accounts/{staff.AccountId}/roles", grant, Ct).ReadAsync();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Accounts_are_given_out_with_their_roles_and_no_secret(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        var person = await server.AddAsync();
        foreach (var format in (string[])["csv", "xlsx"])
        {
            Assert.True(Wangge.Kernel.Tables.CsvSheet.TryRead(await system.GetByteArrayAsync(new Uri($"/api/accounts/export?format={format}", UriKind.Relative), Ct), out var sheet, out _));
            var (name, roles) = format == "csv" ? ("sign_in_name", "roles") : ("登录名", "角色");
            Assert.Contains(sheet.Rows, row => row[name] == person.Name);
            Assert.Contains(sheet.Rows, row => row[roles].Contains("system-administrator /", StringComparison.Ordinal));
            Assert.Equal(6, sheet.Columns.Count);
        }
    }
}
