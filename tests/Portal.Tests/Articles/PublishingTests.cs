using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Portal.Tests.Articles;

public sealed class PublishingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Guide(TinyPlaces places, string title = "居住证申领", string body = "到社区服务站登记，**不收费**。", string kind = "guide", string door = "daily-life", double? longitude = null, double? latitude = null, DateTimeOffset? validUntil = null, string[]? pictures = null) =>
        new { kind, door, areaPath = places.Root, title, body, longitude, latitude, validUntil, pictures };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_public_sees_a_version_only_once_it_is_published_and_not_what_is_edited_after(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var publisher = await server.SignInAsync("publisher", places.Root);
        using var anyone = server.Client();
        var id = Guid.CreateVersion7();

        await publisher.WriteAsync(id, Guide(places)).ReadAsync();
        await publisher.WriteAsync(id, Guide(places)).ReadAsync();
        await anyone.SeeAsync($"/api/public/articles/{id}", HttpStatusCode.NotFound);
        await publisher.PostAsJsonAsync($"/api/portal/articles/{id}/publish", new { version = 2 }, Ct).RefusedAsync("portal.articles.stale", HttpStatusCode.PreconditionFailed);
        await publisher.PostAsJsonAsync($"/api/portal/articles/{id}/publish", new { version = 1 }, Ct).ReadAsync();
        Assert.Equal("到社区服务站登记，**不收费**。", (await anyone.SeeAsync($"/api/public/articles/{id}")).GetProperty("body").GetString());

        await publisher.WriteAsync(id, Guide(places, body: "改过的话")).RefusedAsync("portal.articles.if-match-needed", HttpStatusCode.BadRequest);
        await publisher.WriteAsync(id, Guide(places, body: "改过的话"), edited: 7).RefusedAsync("portal.articles.stale", HttpStatusCode.PreconditionFailed);
        await publisher.WriteAsync(id, Guide(places, body: "改过的话"), edited: 1).ReadAsync();
        Assert.Equal("到社区服务站登记，**不收费**。", (await anyone.SeeAsync($"/api/public/articles/{id}")).GetProperty("body").GetString());
        var office = await publisher.SeeAsync($"/api/portal/articles/{id}");
        Assert.Equal(2, office.GetProperty("versions").GetArrayLength());
        Assert.Equal(1, office.GetProperty("article").GetProperty("shownVersion").GetInt32());

        await publisher.PostAsJsonAsync($"/api/portal/articles/{id}/publish", new { version = 2 }, Ct).ReadAsync();
        Assert.Equal("改过的话", (await anyone.SeeAsync($"/api/public/articles/{id}")).GetProperty("body").GetString());
        Assert.Empty((await anyone.SeeAsync("/api/public/articles?words=不收费")).Texts("title"));
        Assert.Equal(["居住证申领"], (await anyone.SeeAsync("/api/public/articles?words=改过")).Texts("title"));

        await publisher.PostAsync($"/api/portal/articles/{id}/withdraw", null, Ct).ReadAsync();
        await anyone.SeeAsync($"/api/public/articles/{id}", HttpStatusCode.NotFound);
        Assert.Empty((await anyone.SeeAsync("/api/public/articles?words=改过")).Texts("title"));
        await using var db = server.Store.Lease();
        Assert.Equal(["portal.write", "portal.publish", "portal.write", "portal.publish", "portal.withdraw"], await db.Set<AuditLeafRow>().Where(l => l.SubjectId == id).OrderBy(l => l.Seq).Select(l => l.Action).ToListAsync(Ct));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_are_cut_by_door_kind_place_and_time_paged_and_answered_304_to_whom_has_them(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        using var publisher = await server.SignInAsync("publisher", places.Root);
        using var anyone = server.Client();
        await publisher.PublishedAsync(Guid.CreateVersion7(), Guide(places, "指南一"));
        clock.Advance(TimeSpan.FromMinutes(1));
        await publisher.PublishedAsync(Guid.CreateVersion7(), Guide(places, "停水通知", kind: "notice", door: "public-safety", longitude: 120.905, latitude: 40.705, validUntil: clock.GetUtcNow().AddHours(2)));
        clock.Advance(TimeSpan.FromMinutes(1));
        await publisher.PublishedAsync(Guid.CreateVersion7(), Guide(places, "指南二"));

        Assert.Equal(["指南二", "停水通知", "指南一"], (await anyone.SeeAsync("/api/public/articles")).Texts("title"));
        Assert.Equal(["停水通知"], (await anyone.SeeAsync("/api/public/articles?door=public-safety&kind=notice")).Texts("title"));
        Assert.Equal(["停水通知"], (await anyone.SeeAsync("/api/public/articles?box=120.9,40.7,120.91,40.71")).Texts("title"));
        Assert.Empty((await anyone.SeeAsync("/api/public/articles?box=121,41,122,42")).Texts("title"));
        await anyone.GetAsync(new Uri("/api/public/articles?box=1,2,3", UriKind.Relative), Ct).RefusedAsync("portal.bad-filter", HttpStatusCode.BadRequest);
        var first = await anyone.SeeAsync("/api/public/articles?size=2");
        Assert.Equal(["指南一"], (await anyone.SeeAsync($"/api/public/articles?size=2&after={first.GetProperty("next").GetString()}")).Texts("title"));

        using var asked = await anyone.GetAsync("/api/public/doors", Ct);
        Assert.Contains("max-age", asked.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/public/doors") { Headers = { { "If-None-Match", asked.Headers.ETag!.ToString() } } };
        Assert.Equal(HttpStatusCode.NotModified, (await anyone.SendAsync(again, Ct)).StatusCode);

        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(["指南二", "指南一"], (await anyone.SeeAsync("/api/public/articles")).Texts("title"));
        Assert.Equal(3, (await anyone.SeeAsync("/api/public/articles?valid=any")).GetProperty("items").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Html_identity_numbers_unknown_pictures_and_other_peoples_areas_are_refused(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var publisher = await server.SignInAsync("publisher", places.Subdistrict + "A/");
        object Of(string body, string? area = null, string[]? pictures = null) => new { kind = "notice", door = "daily-life", areaPath = area ?? places.Subdistrict + "A/", title = "题", body, pictures };

        await publisher.WriteAsync(Guid.CreateVersion7(), Of("<script>alert(1)</script>")).RefusedAsync("portal.articles.has-html", HttpStatusCode.BadRequest);
        await publisher.WriteAsync(Guid.CreateVersion7(), Of("身份证 211403199001011234 已公示")).RefusedAsync("portal.names-somebody", HttpStatusCode.BadRequest);
        await publisher.WriteAsync(Guid.CreateVersion7(), Of("字", pictures: [new string('a', 64)])).RefusedAsync("portal.articles.unknown-picture", HttpStatusCode.BadRequest);
        await publisher.WriteAsync(Guid.CreateVersion7(), Of("字", places.Subdistrict + "B/")).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await publisher.WriteAsync(Guid.CreateVersion7(), Of("3 < 5 > 2，电话 0429-3052345")).ReadAsync();
        Assert.Single((await publisher.SeeAsync("/api/portal/articles")).GetProperty("items").EnumerateArray());
    }
}
