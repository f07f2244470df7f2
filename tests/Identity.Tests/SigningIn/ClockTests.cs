using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.SigningIn;

/// <summary>What time does to sign-in; each test moves the clock of a server of its own.</summary>
public sealed class ClockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Locks_sessions_roles_and_first_passwords_end_in_time(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock, Servers.Configure);
        var person = await server.AddAsync(totp: true, roles: new HeldRole("acceptor", "/211403/", null));
        using var client = server.Client();

        for (var i = 0; i < 4; i++) { await client.TrySignInAsync(person.Name, "not the password").AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized); }
        await client.TrySignInAsync(person.Name, "not the password").AssertRefusedAsync("identity.locked", HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromMinutes(14));
        await client.TrySignInAsync(person.Name, Folk.Password, person.Code()).AssertRefusedAsync("identity.locked", HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromMinutes(1.1));
        using var signedIn = await server.SignedInAsync(person);

        // A role that ends in the moment when the cache would still hold it.
        var roleId = Guid.CreateVersion7();
        using var security = await server.SignInAsync("security-administrator", "/");
        await security.PostAsJsonAsync($"/api/accounts/{person.Id}/roles", new { roleId, role = "supervisor", areaPath = "/", until = clock.GetUtcNow().AddSeconds(2) }, Ct).ReadAsync();
        Assert.Equal(2, (await MeAsync(signedIn)).GetProperty("roles").GetArrayLength());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, (await MeAsync(signedIn)).GetProperty("roles").GetArrayLength());

        // Used now and then a session goes on; left alone for 12 hours it ends.
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromHours(11));
            await MeAsync(signedIn);
        }

        clock.Advance(TimeSpan.FromHours(12.1));
        await signedIn.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);

        // However much it is used, it ends after 14 days.
        using var busy = await server.SignedInAsync(person);
        for (var i = 0; i < 33; i++)
        {
            clock.Advance(TimeSpan.FromHours(10));
            await MeAsync(busy);
        }

        clock.Advance(TimeSpan.FromHours(7));
        await busy.GetAsync("/api/sessions", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);

        // A password that someone else gave is good for 7 days.
        using var system = await server.SignInAsync("system-administrator", "/");
        var given = (await system.PostAsync($"/api/accounts/{person.Id}/password", null, Ct).ReadAsync()).GetProperty("password").GetString()!;
        clock.Advance(TimeSpan.FromDays(7));
        await client.TrySignInAsync(person.Name, given, person.Code()).AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_tries_too_often_must_wait(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock, Limit);
        using var client = server.Client();
        for (var i = 0; i < 3; i++) { await client.TrySignInAsync("nobody" + i, "not the password").ReadAsync(HttpStatusCode.Unauthorized); }
        var answer = await client.TrySignInAsync("nobody", "not the password");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        await Task.FromResult(answer).AssertRefusedAsync("identity.too-many-tries", HttpStatusCode.TooManyRequests);
        await client.PostAsJsonAsync("/api/devices", new { deviceId = Guid.CreateVersion7(), code = "AAAAA-AAAAA", name = "x" }, Ct).AssertRefusedAsync("identity.too-many-tries", HttpStatusCode.TooManyRequests);

        clock.Advance(TimeSpan.FromMinutes(15));
        await client.TrySignInAsync("nobody", "not the password").ReadAsync(HttpStatusCode.Unauthorized);

        static void Limit(WebApplicationBuilder builder) =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Identity:WrongInQuarterHour"] = "3" });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_phone_code_is_good_for_ten_minutes_and_names_that_nobody_tries_again_are_forgotten(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock, Servers.Configure);
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        var code = (await staff.PostAsync($"/api/accounts/{staff.AccountId}/enrolment-code", null, Ct).ReadAsync()).GetProperty("code").GetString();
        clock.Advance(EnrolmentCode.GoodFor);
        using var phone = server.Client();
        await phone.PostAsJsonAsync("/api/devices", new { deviceId = Guid.CreateVersion7(), code, name = "x" }, Ct).AssertRefusedAsync("identity.enrolment-code.wrong", HttpStatusCode.Unauthorized);

        await using (var db = server.Store.Lease())
        {
            db.AddRange(Enumerable.Range(0, 20).Select(i => new SignInTrial { NameHash = [(byte)i], FirstWrongAt = clock.GetUtcNow().AddDays(-2), LastWrongAt = clock.GetUtcNow().AddDays(-2), Version = 1 }));
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        // One wrong try in sixteen sweeps, so this many leave old rows once in 10^5 runs.
        for (var i = 0; i < 180; i++)
        {
            await phone.TrySignInAsync("nobody" + i, "x").ReadAsync(HttpStatusCode.Unauthorized);
            await using var db = server.Store.Lease();
            if (!await db.Set<SignInTrial>().AnyAsync(t => t.LastWrongAt < clock.GetUtcNow().AddDays(-1), Ct)) { return; }
        }

        Assert.Fail("Old trials were never swept.");
    }

    private static async Task<System.Text.Json.JsonElement> MeAsync(HttpClient client) => (await client.GetAsync("/api/session", Ct).ReadAsync()).GetProperty("account");
}
