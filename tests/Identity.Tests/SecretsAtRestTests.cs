using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Credentials;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests;

public sealed class SecretsAtRestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_token_code_secret_or_password_stands_in_the_store(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store, configure: Servers.Configure);
        using var system = await server.SignInAsync("system-administrator", "/");
        var person = await server.AddAsync(totp: true, roles: new HeldRole("grid-worker", "/211403/", null));
        using var client = await server.SignedInAsync(person);
        var given = (await system.PostAsync($"/api/accounts/{(await server.AddAsync()).Id}/password", null, Ct).ReadAsync()).GetProperty("password").GetString()!;
        var recovery = (await client.PostAsJsonAsync("/api/account/recovery-codes", new { code = person.Code() }, Ct).ReadAsync()).GetProperty("recoveryCodes")[0].GetString()!;
        var waiting = (await CodeAsync())!;
        var used = await CodeAsync();
        using var phone = server.Client();
        var device = (await phone.PostAsJsonAsync("/api/devices", new { deviceId = Guid.CreateVersion7(), code = used, name = "手机" }, Ct).ReadAsync()).GetProperty("token").GetString()!;
        await client.TrySignInAsync("nobody-of-this-name", "typed in vain").ReadAsync(System.Net.HttpStatusCode.Unauthorized);

        string[] texts =
        [
            client.DefaultRequestHeaders.Authorization!.Parameter!, device, given, Folk.Password, recovery, recovery.Replace("-", "", StringComparison.Ordinal), waiting, used!, Base32.Of(person.Secret), "nobody-of-this-name", "typed in vain",
        ];
        Assert.True(await HoldsAsync(server, Encoding.UTF8.GetBytes(person.Name)), "The search itself must find what is there.");
        foreach (var text in texts) { Assert.False(await HoldsAsync(server, Encoding.UTF8.GetBytes(text)), text); }
        Assert.False(await HoldsAsync(server, person.Secret!));

        async Task<string?> CodeAsync() => (await client.PostAsync($"/api/accounts/{person.Id}/enrolment-code", null, Ct).ReadAsync()).GetProperty("code").GetString();
    }

    private static async Task<bool> HoldsAsync(TestServer server, byte[] bytes)
    {
        if (server.District.Store == StoreKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(server.HomeFolder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("keys", StringComparison.Ordinal)))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var memory = new MemoryStream();
                await stream.CopyToAsync(memory, Ct);
                if (memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf(bytes) >= 0) { return true; }
            }

            return false;
        }

        await using var db = server.Store.Lease();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = current_schema()").ToListAsync(Ct);
        Assert.Contains("identity_sessions", tables);
        var hex = Convert.ToHexStringLower(bytes);
        foreach (var table in tables)
        {
            // A row as text shows words as they are and bytes as hex.
            var sql = $"SELECT count(*)::int AS \"Value\" FROM \"{table}\" t WHERE position({{0}} in t::text) > 0 OR position({{1}} in t::text) > 0";
            if (await db.Database.SqlQueryRaw<int>(sql, Encoding.Latin1.GetString(bytes).Replace('\0', '?'), hex).SingleAsync(Ct) > 0) { return true; }
        }

        return false;
    }
}
