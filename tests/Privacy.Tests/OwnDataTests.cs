using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Privacy.Tests;

public sealed class OwnDataTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_a_code_to_ones_phone_one_sees_what_is_held_and_who_saw_it_and_has_it_deleted_with_reasons(StoreKind store)
    {
        var letters = new Letters();
        await using var server = await TestServer.StartAsync(store, configure: b => b.Services.AddSingleton<IMessageDoor>(letters));
        var places = await server.FoundTinyDistrictAsync();
        using var anyone = server.Client();
        var report = Guid.CreateVersion7();
        using var acceptor = await server.SignInAsync("acceptor", places.Root);
        await acceptor.PutAsJsonAsync(
            $"/api/reports/{report}", new { type = "hazard.street-lamp", words = "路灯不亮", longitude = 120.905, latitude = 40.705, contact = new { name = "王先生", phone = "138 0000 0000" } }, Ct).ReadAsync(HttpStatusCode.Created);
        await anyone.PutAsJsonAsync($"/api/public/voices/{Guid.CreateVersion7()}", new { kind = "question", topic = "heating", words = "暖气不热怎么办", phone = "13800000000" }, Ct).ReadAsync();
        var caseId = (await acceptor.GetAsync("/api/cases", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("caseId").GetGuid();
        await acceptor.GetAsync($"/api/cases/{caseId}", Ct).ReadAsync();

        using var mine = await PassAsync(server, letters, "+86 138-0000-0000");
        var data = await mine.GetAsync("/api/my-data", Ct).ReadAsync();
        Assert.Equal(["reports", "voices"], data.GetProperty("matters").EnumerateArray().Select(m => m.GetProperty("part").GetString()).Order());
        var text = data.GetRawText();
        Assert.Contains("王先生", text, StringComparison.Ordinal);
        Assert.Contains("路灯不亮", text, StringComparison.Ordinal);
        var seen = data.GetProperty("matters").EnumerateArray().First(m => m.GetProperty("part").GetString() == "reports").GetProperty("seenBy");
        Assert.Contains(seen.EnumerateArray(), s => s.GetProperty("role").GetString() == "acceptor" && s.GetProperty("reader").GetString() == "试验区");
        Assert.DoesNotContain("测试", text, StringComparison.Ordinal);
        Assert.Contains("王先生", await mine.GetStringAsync("/api/my-data?format=csv", Ct), StringComparison.Ordinal);

        var deleted = await mine.PostAsync("/api/my-data/delete", null, Ct).ReadAsync();
        var ofReport = deleted.GetProperty("matters").EnumerateArray().First(m => m.GetProperty("part").GetString() == "reports");
        Assert.Equal("rights.still-open", ofReport.GetProperty("kept").GetProperty("code").GetString());
        Assert.Contains("PIPL", ofReport.GetProperty("kept").GetProperty("english").GetString(), StringComparison.Ordinal);
        Assert.Empty((await mine.GetAsync("/api/my-data", Ct).ReadAsync()).GetProperty("matters").EnumerateArray());

        await using var db = server.Store.Lease();
        var leaves = await db.Set<AuditLeafRow>().Select(l => l.Action).ToListAsync(Ct);
        Assert.Superset(new HashSet<string> { "privacy.code-ask", "privacy.pass", "privacy.own-data", "rights.my-data", "rights.erase", "privacy.delete" }, leaves.ToHashSet());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Asking_tells_nothing_wrong_codes_end_it_and_a_pass_ends_after_half_an_hour(StoreKind store)
    {
        var clock = new MovableClock();
        var letters = new Letters();
        await using var server = await TestServer.StartAsync(store, clock, b => b.Services.AddSingleton<IMessageDoor>(letters));
        await server.FoundTinyDistrictAsync();
        using var anyone = server.Client();
        await anyone.PostAsJsonAsync("/api/my-data/code", new { phone = "12" }, Ct).RefusedAsync("privacy.bad-contact", HttpStatusCode.BadRequest);
        await anyone.GetAsync("/api/my-data", Ct).RefusedAsync("privacy.no-pass", HttpStatusCode.Unauthorized);

        using (var pass = await PassAsync(server, letters, "a@example.org"))
        {
            Assert.Empty((await pass.GetAsync("/api/my-data", Ct).ReadAsync()).GetProperty("matters").EnumerateArray());
            clock.Advance(TimeSpan.FromMinutes(31));
            await pass.GetAsync("/api/my-data", Ct).RefusedAsync("privacy.no-pass", HttpStatusCode.Unauthorized);
        }

        var code = await CodeAsync(server, letters, "b@example.org");
        for (var i = 0; i < 5; i++) { await EnterAsync(anyone, "b@example.org", code == "00000000" ? "00000001" : "00000000").RefusedAsync("privacy.code-wrong", HttpStatusCode.BadRequest); }
        await EnterAsync(anyone, "b@example.org", code).RefusedAsync("privacy.code-wrong", HttpStatusCode.BadRequest);
        await EnterAsync(anyone, "never@example.org", code).RefusedAsync("privacy.code-wrong", HttpStatusCode.BadRequest);
        await anyone.PostAsJsonAsync("/api/my-data/code", new { email = "b@example.org" }, Ct).ReadAsync(HttpStatusCode.Accepted);
        await anyone.PostAsJsonAsync("/api/my-data/code", new { email = "b@example.org" }, Ct).ReadAsync(HttpStatusCode.Accepted);
        await anyone.PostAsJsonAsync("/api/my-data/code", new { email = "b@example.org" }, Ct).RefusedAsync("request.too-often", HttpStatusCode.TooManyRequests);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contact_is_corrected_once_the_new_one_is_proven_too(StoreKind store)
    {
        var letters = new Letters();
        await using var server = await TestServer.StartAsync(store, configure: b => b.Services.AddSingleton<IMessageDoor>(letters));
        await server.FoundTinyDistrictAsync();
        using var anyone = server.Client();
        await anyone.PutAsJsonAsync($"/api/public/voices/{Guid.CreateVersion7()}", new { kind = "question", topic = "heating", words = "暖气不热怎么办", phone = "13800000000" }, Ct).ReadAsync();
        using var old = await PassAsync(server, letters, "13800000000");
        var code = await CodeAsync(server, letters, "new@example.org");
        await old.PutAsJsonAsync("/api/my-data/contact", new { email = "new@example.org", code = "x" }, Ct).RefusedAsync("privacy.code-wrong", HttpStatusCode.BadRequest);
        Assert.Equal(1, (await old.PutAsJsonAsync("/api/my-data/contact", new { email = "New@example.org", code }, Ct).ReadAsync()).GetProperty("changed").GetInt32());
        await old.GetAsync("/api/my-data", Ct).RefusedAsync("privacy.no-pass", HttpStatusCode.Unauthorized);
        using var fresh = await PassAsync(server, letters, "new@example.org");
        Assert.Single((await fresh.GetAsync("/api/my-data", Ct).ReadAsync()).GetProperty("matters").EnumerateArray());
    }

    private static object Contact(string text) => text.Contains('@') ? new { email = text } : new { phone = text };

    private static Task<HttpResponseMessage> EnterAsync(HttpClient client, string contact, string code) =>
        client.PostAsJsonAsync("/api/my-data/pass", new { phone = contact.Contains('@') ? null : contact, email = contact.Contains('@') ? contact : null, code }, Ct);

    private static async Task<string> CodeAsync(TestServer server, Letters letters, string contact)
    {
        using var anyone = server.Client();
        var before = letters.Sent.Count;
        await anyone.PostAsJsonAsync("/api/my-data/code", Contact(contact), Ct).ReadAsync(HttpStatusCode.Accepted);
        for (var tries = 0; tries < 200; tries++)
        {
            // The code counts once the delivery's commit is done; until then entering would be a wrong try.
            await using var db = server.Store.Lease();
            if (letters.Sent.Count > before && await db.Set<Asking>().AnyAsync(a => a.CodeHash != null, Ct)) { break; }
            SpinWait.SpinUntil(() => letters.Sent.Count > before && tries < 0, TimeSpan.FromMilliseconds(50));
        }

        return Regex.Match(letters.Sent.Last().Text, @"\d{8}").Value;
    }

    private static async Task<HttpClient> PassAsync(TestServer server, Letters letters, string contact)
    {
        var code = await CodeAsync(server, letters, contact);
        var client = server.Client();
        var pass = await EnterAsync(client, contact, code).ReadAsync();
        client.DefaultRequestHeaders.Add("X-Pass", pass.GetProperty("pass").GetString());
        return client;
    }

    private sealed class Letters : IMessageDoor
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        public Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            Sent.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
