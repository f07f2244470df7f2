using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Abuse;
using Wangge.Cases.Subscribing;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Subscribing;

public sealed class SubscriptionTests
{
    private static readonly (double Longitude, double Latitude) Here = TinyDistrict.Somewhere;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_confirmed_hears_of_public_matters_filed_and_closed_inside_and_of_nothing_else(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var resident = house.Server.Client();
        var id = Guid.CreateVersion7();
        await (await Ask(resident, id, "near@example.org", radiusMetres: 300)).Read<JsonElement>();
        await (await Ask(resident, id, "near@example.org", radiusMetres: 300)).Read<JsonElement>();
        var asked = Assert.Single(await MessagesAsync(house, 1));
        Assert.Equal("n…r@e…g", asked.GetProperty("Email").GetString());
        var code = System.Text.RegularExpressions.Regex.Match(asked.GetProperty("Text").GetString()!, @"\d{6}").Value;

        // Filed before it was confirmed: nothing goes out.
        var early = await FiledAsync(house, Here.Longitude, Here.Latitude);
        await (await resident.PostAsJsonAsync($"api/subscriptions/{id}/confirm", new { code = "000000" == code ? "111111" : "000000" }, Ct)).Refuses(HttpStatusCode.Forbidden, "subscriptions.wrong-code");
        var confirmed = await (await resident.PostAsJsonAsync($"api/subscriptions/{id}/confirm", new { code }, Ct)).Read<JsonElement>();
        var link = confirmed.GetProperty("link").GetString()!;

        await FiledAsync(house, Here.Longitude + 0.02, Here.Latitude);
        var inside = await FiledAsync(house, Here.Longitude + 0.001, Here.Latitude);
        var told = (await MessagesAsync(house, 2))[1];
        Assert.Contains(inside.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), told.GetProperty("Subject").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("不该出现", told.GetProperty("Text").GetString(), StringComparison.Ordinal);
        Assert.Contains($"/subscriptions/{link}", told.GetProperty("Text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await MessagesAsync(house, 2), m => m.GetProperty("Subject").GetString()!.Contains($" {early.Number} ", StringComparison.Ordinal));
        await house.Act("leader", inside.CaseId, "close-by-order", new { reason = "not-ours" });
        Assert.Contains("已办结", (await MessagesAsync(house, 3))[2].GetProperty("Subject").GetString(), StringComparison.Ordinal);

        var shown = await resident.GetJson($"api/subscription-links/{link}");
        Assert.Equal(("near@example.org", 300), (shown.GetProperty("email").GetString(), shown.GetProperty("radiusMetres").GetDouble()));
        for (var i = 0; i < 2; i++) { Assert.Equal(HttpStatusCode.NoContent, (await resident.DeleteAsync($"api/subscription-links/{link}", Ct)).StatusCode); }
        await (await resident.GetAsync($"api/subscription-links/{link}", Ct)).Refuses(HttpStatusCode.NotFound, "subscriptions.unknown");
        await using var db = house.Server.Store.Lease();
        Assert.Equal(0, await db.Set<Subscription>().CountAsync(Ct));
    }

    [Fact]
    public async Task What_nobody_confirmed_in_a_day_is_gone_and_the_link_confirms_too()
    {
        var clock = new MovableClock();
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite, clock);
        using var resident = house.Server.Client();
        var (kept, lapsed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await (await Ask(resident, kept, "a@example.org")).Read<JsonElement>();
        await (await Ask(resident, lapsed, "b@example.org")).Read<JsonElement>();
        var keys = house.Server.Services.GetRequiredService<SubscriptionKeys>();
        var code = house.Server.District.Code;
        await (await resident.PostAsJsonAsync($"api/subscription-links/{keys.SecretOf(code, kept)}/confirm", new { }, Ct)).Read<JsonElement>();

        clock.Advance(TimeSpan.FromHours(25));
        await (await resident.PostAsJsonAsync($"api/subscription-links/{keys.SecretOf(code, lapsed)}/confirm", new { }, Ct)).Refuses(HttpStatusCode.NotFound, "subscriptions.unknown");
        await (await resident.PostAsJsonAsync($"api/subscriptions/{lapsed}/confirm", new { code = keys.CodeOf(code, lapsed) }, Ct)).Refuses(HttpStatusCode.NotFound, "subscriptions.unknown");
        await house.Server.Services.GetRequiredService<SubscriptionSweep>().SweepAsync(house.Server.Store, Ct);
        await using var db = house.Server.Store.Lease();
        Assert.Equal([kept], await db.Set<Subscription>().Select(s => s.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_none_and_an_address_is_not_flooded()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        using var resident = house.Server.Client();
        var id = Guid.CreateVersion7();
        await (await Ask(resident, id, "c@example.org")).Read<JsonElement>();
        var right = house.Server.Services.GetRequiredService<SubscriptionKeys>().CodeOf(house.Server.District.Code, id);
        for (var i = 0; i < 5; i++) { await (await resident.PostAsJsonAsync($"api/subscriptions/{id}/confirm", new { code = "x" }, Ct)).Refuses(HttpStatusCode.Forbidden, "subscriptions.wrong-code"); }
        await (await resident.PostAsJsonAsync($"api/subscriptions/{id}/confirm", new { code = right }, Ct)).Refuses(HttpStatusCode.Forbidden, "subscriptions.wrong-code");

        await (await Ask(resident, Guid.CreateVersion7(), "c@example.org")).Read<JsonElement>();
        await (await Ask(resident, Guid.CreateVersion7(), "c@example.org")).Read<JsonElement>();
        await (await Ask(resident, Guid.CreateVersion7(), "c@example.org")).Refuses(HttpStatusCode.TooManyRequests, "request.too-often");
    }

    [Fact]
    public async Task A_link_made_by_reporting_under_the_same_id_opens_no_subscription()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        using var resident = house.Server.Client();
        var id = Guid.CreateVersion7();
        await (await Ask(resident, id, "d@example.org")).Read<JsonElement>();
        var sent = await house.ReportAsync("同一编号", reportId: id);
        await (await resident.PostAsJsonAsync($"api/subscription-links/{sent.Follow}/confirm", new { }, Ct)).Refuses(HttpStatusCode.NotFound, "subscriptions.unknown");
    }

    [Fact]
    public async Task Places_and_contacts_that_are_none_are_refused()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        var acceptor = await house.Staff("acceptor");
        object[] bad =
        [
            new { email = "a@example.org" }, new { email = "a@example.org", longitude = 120.9, latitude = 40.7, radiusMetres = 20 }, new { email = "a@example.org", longitude = 120.9, latitude = 40.7, radiusMetres = 9000 },
            new { email = "a@example.org", ring = new[] { new[] { 120.9, 40.7 }, [120.91, 40.7] } }, new { email = "a@example.org", ring = new[] { new[] { 120.9, 40.7 }, [120.91, 40.71], [120.91, 40.7], [120.9, 40.71] } },
            new { email = "a@example.org", ring = new[] { new[] { 120.9, 40.7 }, [120.91, 40.7], [120.9] } }, new { email = "a@example.org", ring = new[] { new[] { 100.0, 40.7 }, [120.91, 40.7], [120.9, 41] } },
        ];
        foreach (var request in bad) { await (await acceptor.PutAsJsonAsync($"api/subscriptions/{Guid.CreateVersion7()}", request, Ct)).Refuses(HttpStatusCode.BadRequest, "subscriptions.bad-place"); }
        await (await acceptor.PutAsJsonAsync($"api/subscriptions/{Guid.CreateVersion7()}", new { longitude = 120.9, latitude = 40.7, radiusMetres = 200 }, Ct)).Refuses(HttpStatusCode.BadRequest, "subscriptions.one-contact");
    }

    [Fact]
    public void A_drawn_place_covers_what_is_in_it_and_not_what_its_box_holds_besides()
    {
        var place = new SubscribedPlace(null, null, null, [[120.90, 40.70], [120.92, 40.70], [120.90, 40.72]]);
        Assert.True(place.IsSound);
        Assert.True(place.Covers(120.905, 40.705));
        Assert.False(place.Covers(120.919, 40.719));
        Assert.Equal((120.90, 40.72), (place.Box().West, place.Box().North));
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, Guid id, string email, double radiusMetres = 200) => client.PutAsJsonAsync(
        $"api/subscriptions/{id}", new { email, longitude = Here.Longitude, latitude = Here.Latitude, radiusMetres, work = ProofOfWork.Do(id, TimeProvider.System.GetUtcNow()) }, Ct);

    private static async Task<CaseHouse.Sent> FiledAsync(CaseHouse house, double longitude, double latitude)
    {
        var sent = await house.ReportAsync("不该出现在消息里的话", longitude: longitude, latitude: latitude);
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        return sent;
    }

    /// <summary>What left the house by its file, once there are so many.</summary>
    private static async Task<List<JsonElement>> MessagesAsync(CaseHouse house, int count)
    {
        var file = Path.Combine(house.Server.HomeFolder, "messages.jsonl");
        for (var i = 0; ; i++)
        {
            var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, Ct) : [];
            if (lines.Length >= count) { return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)]; }
            Assert.True(i < 400, $"{lines.Length} of {count} messages");
            await Task.Delay(50, Ct);
        }
    }
}
