using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.SigningIn;

public sealed class SignInTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_password_and_code_a_session_opens_and_says_who_it_is(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true, roles: new HeldRole("acceptor", "/211403/", null));
        using var client = await server.SignedInAsync(person);

        var me = (await client.GetAsync("/api/session", Ct).ReadAsync()).GetProperty("account");

        Assert.Equal(person.Id, me.GetProperty("id").GetGuid());
        Assert.Equal("none", me.GetProperty("needs").GetString());
        Assert.Equal("/211403/", me.GetProperty("roles")[0].GetProperty("areaPath").GetString());
        Assert.Contains("trial.watch", me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
        Assert.Contains("identity.sign-in", await server.LeavesAboutAsync(me.GetProperty("sessionId").GetGuid()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_session_the_page_learns_the_district_alone(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = server.Client();
        var answer = await client.GetAsync("/api/session", Ct).ReadAsync();
        Assert.Equal("试验区", answer.GetProperty("district").GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("account").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_is_asked_for_and_is_good_once(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        using var client = server.Client();
        var code = person.Code();

        await client.TrySignInAsync(person.Name, Folk.Password).AssertRefusedAsync("identity.totp-needed", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name, Folk.Password, "000000").AssertRefusedAsync("identity.totp-wrong", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name, Folk.Password, code).ReadAsync();
        await client.TrySignInAsync(person.Name, Folk.Password, code).AssertRefusedAsync("identity.totp-wrong", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(person.Name.ToUpperInvariant(), Folk.Password, person.Code()).ReadAsync();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_four_at_once_with_one_code_one_comes_in(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        using var client = server.Client();
        var code = person.Code();
        // Fewer wrong tries than a lock takes are left over, whichever comes first.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.TrySignInAsync(person.Name, Folk.Password, code)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_unknown_name_gets_the_same_answer_after_the_same_time(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = server.Client();
        var known = TimeSpan.MaxValue;
        var unknown = TimeSpan.MaxValue;
        // The quickest of each, since a busy machine only ever adds; on a very busy one a few more tries.
        for (var i = 0; i < 10 && (i < 2 || unknown / known is < 0.5 or > 2); i++)
        {
            var person = await server.AddAsync();
            known = await QuickestAsync(known, person.Name);
            unknown = await QuickestAsync(unknown, "nobody" + Guid.CreateVersion7().ToString("N"));
        }

        Assert.InRange(unknown / known, 0.5, 2);

        async Task<TimeSpan> QuickestAsync(TimeSpan before, string name)
        {
            var begun = Stopwatch.GetTimestamp();
            await client.TrySignInAsync(name, "not the password").AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized);
            var took = Stopwatch.GetElapsedTime(begun);
            return took < before ? took : before;
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_unknown_name_is_locked_like_a_known_one_and_many_tries_at_once_are_all_counted(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync();
        using var client = server.Client();
        foreach (var name in new[] { person.Name, "nobody" + Guid.CreateVersion7().ToString("N") })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TrySignInAsync(name, "not the password")));
            Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
            Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
            Assert.All(answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests), a => Assert.InRange(a.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15)));
        }

        await client.TrySignInAsync(person.Name, Folk.Password).AssertRefusedAsync("identity.locked", HttpStatusCode.TooManyRequests);
        Assert.Single(await server.LeavesAboutAsync(person.Id), "identity.lock");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_demo_account_signs_in_by_password_alone_and_in_a_demo_district_alone(StoreKind store)
    {
        var server = await servers.On(store);
        var demo = await server.AddDemoDistrictAsync();
        var there = await server.AddAsync(kind: AccountKind.Demo, store: demo, roles: new HeldRole("acceptor", "/211403/", null));
        var here = await server.AddAsync(kind: AccountKind.Demo);
        using var client = server.Client();

        await client.TrySignInAsync(here.Name, Folk.Password).AssertRefusedAsync("identity.sign-in-wrong", HttpStatusCode.Unauthorized);
        await client.TrySignInAsync(there.Name, Folk.Password, path: $"/d/{demo.District.Code}/api/session").ReadAsync();

        var answer = await client.GetAsync($"/d/{demo.District.Code}/api/session", Ct).ReadAsync();
        Assert.True(answer.GetProperty("district").GetProperty("demo").GetBoolean());
        Assert.Equal("演示数据", answer.GetProperty("district").GetProperty("notice").GetString());
        Assert.Equal("acceptor", answer.GetProperty("account").GetProperty("roles")[0].GetProperty("role").GetString());
        // The session of one district is nothing in another.
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await client.GetAsync("/api/session", Ct).ReadAsync()).GetProperty("account").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        using var client = server.Client();
        var answer = await client.TrySignInAsync(person.Name, Folk.Password, person.Code());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("wangge_session=ws_", cookie);
        Assert.Contains("; path=/;", cookie);
        Assert.Contains("; samesite=strict", cookie);
        Assert.Contains("; httponly", cookie);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await answer.ReadAsync(HttpStatusCode.OK)).GetProperty("token").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_cookie_a_change_needs_our_header_or_our_origin(StoreKind store)
    {
        var server = await servers.On(store);
        var person = await server.AddAsync(totp: true);
        using var client = server.Client();
        await client.TrySignInAsync(person.Name, Folk.Password, person.Code()).ReadAsync();

        await SendAsync(r => { }).AssertRefusedAsync("access.cross-site", HttpStatusCode.Forbidden);
        await SendAsync(r => r.Headers.Add("Origin", "http://evil.example")).AssertRefusedAsync("access.cross-site", HttpStatusCode.Forbidden);
        await SendAsync(r => r.Headers.Add("Origin", "null")).AssertRefusedAsync("access.cross-site", HttpStatusCode.Forbidden);
        await SendAsync(r => r.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority))).ReadAsync(HttpStatusCode.NoContent);
        await SendAsync(r => r.Headers.Add("X-Wangge", "1")).ReadAsync(HttpStatusCode.NoContent);

        using var upgrade = new HttpRequestMessage(HttpMethod.Get, "/live");
        upgrade.Headers.Add("Origin", "http://evil.example");
        upgrade.Headers.Connection.Add("Upgrade");
        upgrade.Headers.Upgrade.Add(new("websocket"));
        await client.SendAsync(upgrade, Ct).AssertRefusedAsync("access.cross-site", HttpStatusCode.Forbidden);

        Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> with)
        {
            var request = new HttpRequestMessage(HttpMethod.Delete, "/api/sessions");
            with(request);
            return client.SendAsync(request, Ct);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_sign_out_the_token_is_nothing(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = await server.SignInAsync("acceptor", "/211403/");
        await client.DeleteAsync("/api/session", Ct).ReadAsync(HttpStatusCode.NoContent);
        await client.DeleteAsync("/api/session", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        Assert.Contains("identity.sign-out", await server.LeavesAboutAsync(client.SessionId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_no_form_would_send_is_refused_as_invalid(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = server.Client();
        await client.TrySignInAsync(new string('n', 65), "x").ReadAsync(HttpStatusCode.BadRequest);
        await client.TrySignInAsync("n", new string('p', 129)).ReadAsync(HttpStatusCode.BadRequest);
        await client.TrySignInAsync("a\0b", "x").ReadAsync(HttpStatusCode.BadRequest);
        await client.TrySignInAsync(" ", "x").ReadAsync(HttpStatusCode.BadRequest);
        await client.PostAsJsonAsync("/api/devices", new { deviceId = Guid.Empty, code = "x", name = "x" }, Ct).ReadAsync(HttpStatusCode.BadRequest);

        using var system = await server.SignInAsync("system-administrator", "/");
        await system.PostAsJsonAsync("/api/accounts", new { accountId = Guid.Empty, signInName = "empty", displayName = "x" }, Ct).ReadAsync(HttpStatusCode.BadRequest);
        await system.PostAsJsonAsync("/api/accounts", new { accountId = Guid.CreateVersion7(), signInName = "nul", displayName = "a\0b" }, Ct).ReadAsync(HttpStatusCode.BadRequest);
        await system.GetAsync("/api/accounts?search=%00", Ct).ReadAsync(HttpStatusCode.BadRequest);
        await system.GetAsync("/api/roles?areaPath=/%00/", Ct).ReadAsync(HttpStatusCode.BadRequest);
        await system.GetAsync("/api/roles?areaPath=/%25/", Ct).AssertRefusedAsync("identity.roles.unknown-place", HttpStatusCode.BadRequest);
        await system.GetAsync("/api/accounts?after=%00&search=%25", Ct).ReadAsync();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_document_of_the_API_can_be_written(StoreKind store)
    {
        var server = await servers.On(store);
        using var client = server.Client();
        var document = await client.GetAsync("/openapi/v1.json", Ct).ReadAsync();
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/session", out _));
    }
}
