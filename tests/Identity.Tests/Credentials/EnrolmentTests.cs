using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Identity;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Credentials;

public sealed class EnrolmentTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_administrators_change_their_password_and_enrol_before_anything_else(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store, configure: Servers.Configure);
        IReadOnlyList<FirstAdministrator> made;
        await using (var scope = server.Scope())
        {
            made = await scope.ServiceProvider.GetRequiredService<IFirstAdministrators>().CreateAsync(Ct);
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<IFirstAdministrators>().CreateAsync(Ct));
        }

        Assert.Equal(["system-administrator", "security-administrator", "auditor"], made.Select(m => m.Role));
        var (name, _, password) = made[0];
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("X-Wangge", "1");

        Assert.Equal("password-change", (await client.TrySignInAsync(name, password).ReadAsync()).GetProperty("needs").GetString());
        await client.GetAsync("/api/accounts", Ct).AssertRefusedAsync("identity.password-change-needed", HttpStatusCode.Forbidden);
        await client.PostAsJsonAsync("/api/account/password", new { current = password, fresh = "short" }, Ct).AssertRefusedAsync("identity.password-weak", HttpStatusCode.BadRequest);
        await client.PostAsJsonAsync("/api/account/password", new { current = password, fresh = password }, Ct).AssertRefusedAsync("identity.password-same", HttpStatusCode.BadRequest);
        await client.PostAsJsonAsync("/api/account/password", new { current = "not the password", fresh = Folk.Password }, Ct).AssertRefusedAsync("identity.password-wrong", HttpStatusCode.BadRequest);
        await client.PostAsJsonAsync("/api/account/password", new { current = password, fresh = Folk.Password }, Ct).ReadAsync(HttpStatusCode.NoContent);

        await client.GetAsync("/api/accounts", Ct).AssertRefusedAsync("identity.totp-enrolment-needed", HttpStatusCode.Forbidden);
        await client.PostAsync("/api/accounts/" + Guid.Empty + "/enrolment-code", null, Ct).AssertRefusedAsync("identity.totp-enrolment-needed", HttpStatusCode.Forbidden);
        var me = (await client.GetAsync("/api/session", Ct).ReadAsync()).GetProperty("account");
        Assert.Equal("totp-enrolment", me.GetProperty("needs").GetString());
        Assert.Equal(0, me.GetProperty("roles").GetArrayLength());

        await client.PostAsJsonAsync("/api/account/totp/confirm", new { code = "123456" }, Ct).AssertRefusedAsync("identity.totp-not-begun", HttpStatusCode.Conflict);
        var secret = Bytes((await client.PostAsJsonAsync("/api/account/totp", new { }, Ct).ReadAsync()).GetProperty("secret").GetString()!);
        await client.PostAsJsonAsync("/api/account/totp/confirm", new { code = "000000" }, Ct).AssertRefusedAsync("identity.code-wrong", HttpStatusCode.BadRequest);
        var codes = (await client.PostAsJsonAsync("/api/account/totp/confirm", new { code = CodeOf(secret, -1) }, Ct).ReadAsync()).GetProperty("recoveryCodes");
        Assert.Equal(10, codes.EnumerateArray().Select(c => c.GetString()).Distinct().Count());
        await client.GetAsync("/api/accounts", Ct).ReadAsync();

        // A recovery code takes the place of the app's once; with one the app is replaced.
        using var other = server.Client();
        other.DefaultRequestHeaders.Add("X-Wangge", "1");
        await other.TrySignInAsync(name, Folk.Password, codes[0].GetString()).ReadAsync();
        await other.TrySignInAsync(name, Folk.Password, codes[0].GetString()).AssertRefusedAsync("identity.totp-wrong", HttpStatusCode.Unauthorized);
        await other.PostAsJsonAsync("/api/account/totp", new { }, Ct).AssertRefusedAsync("identity.totp-replace-code-needed", HttpStatusCode.BadRequest);
        await other.PostAsJsonAsync("/api/account/totp", new { code = "000000" }, Ct).AssertRefusedAsync("identity.code-wrong", HttpStatusCode.BadRequest);
        var replaced = Bytes((await other.PostAsJsonAsync("/api/account/totp", new { code = codes[1].GetString() }, Ct).ReadAsync()).GetProperty("secret").GetString()!);
        await other.PostAsJsonAsync("/api/account/totp/confirm", new { code = CodeOf(replaced, -1) }, Ct).ReadAsync();
        await client.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(name, Folk.Password, CodeOf(secret, 0)).AssertRefusedAsync("identity.totp-wrong", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(name, Folk.Password, CodeOf(replaced, 0)).ReadAsync();
        var fresh = await client.PostAsJsonAsync("/api/account/recovery-codes", new { code = CodeOf(replaced, 1) }, Ct).ReadAsync();
        Assert.Equal(10, fresh.GetProperty("recoveryCodes").GetArrayLength());

        var id = me.GetProperty("id").GetGuid();
        Assert.Equal(
            ["identity.account-create", "identity.password-change", "identity.totp-begin", "identity.totp-confirm", "identity.recovery-code-use", "identity.recovery-code-use", "identity.totp-begin", "identity.totp-confirm", "identity.recovery-codes-renew"],
            await server.LeavesAboutAsync(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neither_administrator_alone_can_take_an_account_over(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true, roles: new HeldRole("acceptor", "/211403/", null));
        using var system = await server.SignInAsync("system-administrator", "/");
        using var security = await server.SignInAsync("security-administrator", "/");
        using var client = await server.SignedInAsync(person);

        await system.DeleteAsync($"/api/accounts/{person.Id}/totp", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await security.PostAsync($"/api/accounts/{person.Id}/password", null, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);

        var given = (await system.PostAsync($"/api/accounts/{person.Id}/password", null, Ct).ReadAsync()).GetProperty("password").GetString()!;
        await client.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name, given).AssertRefusedAsync("identity.totp-needed", HttpStatusCode.Unauthorized);

        await security.DeleteAsync($"/api/accounts/{person.Id}/totp", Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("password-change", (await client.TrySignInAsync(person.Name, given).ReadAsync()).GetProperty("needs").GetString());
    }

    private static string CodeOf(byte[] secret, int steps) => Totp.CodeAt(secret, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
