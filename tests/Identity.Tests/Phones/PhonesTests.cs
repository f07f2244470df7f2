using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Identity.Tests.Phones;

public sealed class PhonesTests(Servers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_enrols_one_phone_which_acts_for_its_holder_until_it_is_revoked(StoreKind store)
    {
        var server = await servers.On(store);
        using var staff = await server.SignInAsync(new HeldRole("grid-worker", "/211403/", null), new HeldRole("auditor", "/", null));
        var code = await CodeAsync(staff, staff.AccountId);
        var (phone, deviceId) = await EnrolAsync(server, code);
        using var _ = phone;
        await server.Client().PostAsJsonAsync("/api/devices", Enrolment(code), Ct).AssertRefusedAsync("identity.enrolment-code.wrong", HttpStatusCode.Unauthorized);

        var me = (await phone.GetAsync("/api/session", Ct).ReadAsync()).GetProperty("account");
        Assert.Equal(staff.AccountId, me.GetProperty("id").GetGuid());
        Assert.True(me.GetProperty("byPhone").GetBoolean());
        Assert.Equal("grid-worker", Assert.Single(me.GetProperty("roles").EnumerateArray().ToList()).GetProperty("role").GetString());
        await phone.GetAsync("/api/sessions", Ct).AssertRefusedAsync("identity.session-needed", HttpStatusCode.Forbidden);
        await phone.PostAsync($"/api/accounts/{staff.AccountId}/enrolment-code", null, Ct).AssertRefusedAsync("identity.session-needed", HttpStatusCode.Forbidden);
        await phone.GetAsync("/api/accounts", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await staff.GetAsync("/api/accounts", Ct).ReadAsync();

        Assert.Equal("网格手机", (await staff.GetAsync("/api/devices", Ct).ReadAsync())[0].GetProperty("name").GetString());
        using var stranger = await server.SignInAsync("grid-worker", "/211403/");
        await stranger.DeleteAsync($"/api/devices/{deviceId}", Ct).AssertRefusedAsync("identity.devices.unknown", HttpStatusCode.NotFound);
        await staff.DeleteAsync($"/api/devices/{deviceId}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await phone.GetAsync("/api/devices", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        Assert.Equal(["identity.device-enrol", "identity.device-revoke"], await server.LeavesAboutAsync(deviceId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_phones_with_one_code_one_is_enrolled(StoreKind store)
    {
        var server = await servers.On(store);
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        var code = await CodeAsync(staff, staff.AccountId);
        using var client = server.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsJsonAsync("/api/devices", Enrolment(code), Ct)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_system_administrator_makes_a_code_for_staff_but_not_for_an_administrator(StoreKind store)
    {
        var server = await servers.On(store);
        using var system = await server.SignInAsync("system-administrator", "/");
        using var security = await server.SignInAsync("security-administrator", "/");
        using var staff = await server.SignInAsync("grid-worker", "/211403/");

        var (phone, deviceId) = await EnrolAsync(server, await CodeAsync(system, staff.AccountId));
        using var _ = phone;
        await staff.PostAsync($"/api/accounts/{system.AccountId}/enrolment-code", null, Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await system.PostAsync($"/api/accounts/{security.AccountId}/enrolment-code", null, Ct).AssertRefusedAsync("identity.enrolment-code.administrator", HttpStatusCode.Forbidden);
        Assert.Equal(1, (await system.GetAsync($"/api/devices?accountId={staff.AccountId}", Ct).ReadAsync()).GetArrayLength());
        await staff.GetAsync($"/api/devices?accountId={system.AccountId}", Ct).AssertRefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await system.DeleteAsync($"/api/devices/{deviceId}", Ct).ReadAsync(HttpStatusCode.NoContent);
        await phone.GetAsync("/api/devices", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_phone_that_signs_out_is_revoked(StoreKind store)
    {
        var server = await servers.On(store);
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        var (phone, _) = await EnrolAsync(server, await CodeAsync(staff, staff.AccountId));
        await phone.DeleteAsync("/api/session", Ct).ReadAsync(HttpStatusCode.NoContent);
        await phone.GetAsync("/api/devices", Ct).AssertRefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
        Assert.NotEqual(JsonValueKind.Null, (await staff.GetAsync("/api/devices", Ct).ReadAsync())[0].GetProperty("revokedAt").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_enrols_its_phone_by_a_cookie_that_no_script_reads_and_learns_when_it_was_revoked(StoreKind store)
    {
        var server = await servers.On(store);
        using var staff = await server.SignInAsync("grid-worker", "/211403/");
        using var page = server.Client();
        var asked = new { deviceId = Guid.CreateVersion7(), code = await CodeAsync(staff, staff.AccountId), name = "网格手机", asCookie = true };
        using var answer = await page.PostAsJsonAsync("/api/devices", asked, Ct);
        Assert.Equal(JsonValueKind.Null, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("token").ValueKind);
        Assert.Contains("httponly", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);

        var who = await page.GetAsync("/api/session", Ct).ReadAsync();
        Assert.Equal(staff.AccountId, who.GetProperty("account").GetProperty("id").GetGuid());
        await staff.DeleteAsync($"/api/devices/{asked.deviceId}", Ct).ReadAsync(HttpStatusCode.NoContent);
        who = await page.GetAsync("/api/session", Ct).ReadAsync();
        Assert.Equal(JsonValueKind.Null, who.GetProperty("account").ValueKind);
        Assert.Equal("phone-revoked", who.GetProperty("ended").GetString());
        Assert.Equal(JsonValueKind.Null, (await server.Client().GetAsync("/api/session", Ct).ReadAsync()).GetProperty("ended").ValueKind);
    }

    private static async Task<string> CodeAsync(HttpClient by, Guid accountId) =>
        (await by.PostAsync($"/api/accounts/{accountId}/enrolment-code", null, Ct).ReadAsync()).GetProperty("code").GetString()!;

    private static object Enrolment(string code) => new { deviceId = Guid.CreateVersion7(), code = code.ToLowerInvariant(), name = "网格手机" };

    private static async Task<(HttpClient Phone, Guid DeviceId)> EnrolAsync(TestServer server, string code)
    {
        var phone = server.Client();
        var answer = await phone.PostAsJsonAsync("/api/devices", Enrolment(code), Ct).ReadAsync();
        phone.DefaultRequestHeaders.Authorization = new("Bearer", answer.GetProperty("token").GetString());
        return (phone, answer.GetProperty("deviceId").GetGuid());
    }
}
