using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Passkeys;

public sealed class PasskeyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_passkey_is_the_second_factor_that_an_account_needs_and_then_the_way_to_sign_in(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var person = await server.AddAsync(roles: [new("acceptor", "/", null)]);
        using var client = await SignedInAsync(server, person);
        await client.GetAsync("/api/cases", Ct).AssertRefusedAsync("identity.totp-enrolment-needed", HttpStatusCode.Forbidden);
        using var device = new SoftDevice(OriginOf(server));
        var added = await AddAsync(client, device, "工作电脑").ReadAsync();
        Assert.Equal("localhost", added.GetProperty("relyingParty").GetString());
        await client.GetAsync("/api/cases", Ct).ReadAsync();

        using var anyone = LocalClient(server);
        await anyone.TrySignInAsync(person.Name, Folk.Password).AssertRefusedAsync("identity.passkey-needed", HttpStatusCode.Unauthorized);
        var session = await SignInAsync(anyone, device).ReadAsync();
        using var again = LocalClient(server);
        again.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("token").GetString());
        await again.GetAsync("/api/cases", Ct).ReadAsync();

        var id = Assert.Single((await client.GetAsync("/api/account/passkeys", Ct).ReadAsync()).EnumerateArray()).GetProperty("passkeyId").GetGuid();
        await client.PutAsJsonAsync($"/api/account/passkeys/{id}/name", new { name = "旧电脑" }, Ct).ReadAsync();
        await client.DeleteAsync($"/api/account/passkeys/{id}", Ct).AssertRefusedAsync("identity.passkeys.last-factor", HttpStatusCode.Conflict);
        using var other = new SoftDevice(OriginOf(server));
        await AddAsync(client, other, "手机").ReadAsync();
        await client.DeleteAsync($"/api/account/passkeys/{id}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await client.DeleteAsync($"/api/account/passkeys/{id}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await SignInAsync(anyone, device).AssertRefusedAsync("identity.passkeys.wrong", HttpStatusCode.Unauthorized);
        await SignInAsync(anyone, other).ReadAsync();
        Assert.Equal(["identity.passkey-add", "identity.passkey-rename", "identity.passkey-remove"], await server.LeavesAboutAsync(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Replays_copies_other_origins_and_devices_that_did_not_check_their_holder_are_refused(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var person = await server.AddAsync(totp: true, roles: [new("acceptor", "/", null)]);
        using var client = await SignedInAsync(server, person);
        using var device = new SoftDevice(OriginOf(server));
        using (var foreign = new SoftDevice("https://evil.example"))
        {
            await AddAsync(client, foreign, "x").AssertRefusedAsync("identity.passkeys.not-taken", HttpStatusCode.BadRequest);
        }

        using (var careless = new SoftDevice(OriginOf(server)) { Verifies = false })
        {
            await AddAsync(client, careless, "x").AssertRefusedAsync("identity.passkeys.not-taken", HttpStatusCode.BadRequest);
        }

        await AddAsync(client, device, "键").ReadAsync();
        using var anyone = LocalClient(server);
        var challenge = await anyone.PostAsync("/api/session/passkey/challenge", null, Ct).ReadAsync();
        var answer = device.Get(challenge.GetProperty("challengeId").GetGuid(), challenge.GetProperty("options"));
        await anyone.PostAsJsonAsync("/api/session/passkey", answer, Ct).ReadAsync();
        await anyone.PostAsJsonAsync("/api/session/passkey", answer, Ct).AssertRefusedAsync("identity.passkeys.no-challenge", HttpStatusCode.BadRequest);

        await SignInAsync(anyone, device).ReadAsync();
        device.Count = 0;
        await SignInAsync(anyone, device).AssertRefusedAsync("identity.passkeys.wrong", HttpStatusCode.Unauthorized);
        using var byNumber = server.Client();
        await byNumber.PostAsync("/api/session/passkey/challenge", null, Ct).AssertRefusedAsync("identity.passkeys.no-host-name", HttpStatusCode.Conflict);
    }

    private static string OriginOf(TestServer server) => $"http://localhost:{server.Address.Port}";

    /// <summary>By the host's name: an address of numbers has no passkeys.</summary>
    private static HttpClient LocalClient(TestServer server)
    {
        var client = server.Client();
        client.DefaultRequestHeaders.Host = $"localhost:{server.Address.Port}";
        return client;
    }

    private static async Task<HttpClient> SignedInAsync(TestServer server, Person person)
    {
        var client = LocalClient(server);
        var answer = await client.TrySignInAsync(person.Name, Folk.Password, person.Code(), asToken: true);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.ReadAsync(HttpStatusCode.OK)).GetProperty("token").GetString());
        return client;
    }

    private static async Task<HttpResponseMessage> AddAsync(HttpClient client, SoftDevice device, string name)
    {
        var challenge = await client.PostAsync("/api/account/passkeys/challenge", null, Ct).ReadAsync();
        return await client.PostAsJsonAsync("/api/account/passkeys", device.Create(challenge.GetProperty("challengeId").GetGuid(), challenge.GetProperty("options"), name), Ct);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, SoftDevice device)
    {
        var challenge = await client.PostAsync("/api/session/passkey/challenge", null, Ct).ReadAsync();
        return await client.PostAsJsonAsync("/api/session/passkey", device.Get(challenge.GetProperty("challengeId").GetGuid(), challenge.GetProperty("options")), Ct);
    }
}
