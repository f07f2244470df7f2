using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class StaffingTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_holds_a_post_holds_it_from_its_first_instant_and_not_at_its_last(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        using var worker = await town.SignInAsync("grid-worker");
        var grid = await town.IdAsync(1);
        var (from, until) = ("2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z");
        var request = new { postingId = Guid.CreateVersion7(), accountId = worker.AccountId, postKey = "grid-worker", from, until };
        var made = await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", request)).JsonAsync();
        Assert.Equal(("网格员", town.GridPath(1)), (made.Text("postName"), made.Text("areaPath")));
        Assert.StartsWith("测试", made.Text("accountName"));
        Assert.Equal(made.GetRawText(), (await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", request)).JsonAsync()).GetRawText());
        var next = request with { postingId = Guid.CreateVersion7(), from = until, until = "2026-07-01T00:00:00Z" };
        Assert.Equal("409 areas.posting.held-already", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", next with { from = "2026-05-31T00:00:00Z" })).CodeAsync());
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", next)).CodeAsync());
        Assert.Equal("400 areas.posting.unknown-post", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", next with { postingId = Guid.CreateVersion7(), postKey = "king" })).CodeAsync());
        Assert.Equal("400 areas.posting.unknown-account", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", next with { postingId = Guid.CreateVersion7(), accountId = Guid.CreateVersion7() })).CodeAsync());

        async Task<IEnumerable<string?>> At(string at) => (await leader.ReadAsync($"api/areas/{grid}/postings?at={at}")).Items("items").Select(p => p.Text("id"));
        Assert.Empty(await At("2026-02-28T23:59:59Z"));
        Assert.Equal([request.postingId.ToString()], await At(from));
        Assert.Equal([next.postingId.ToString()], await At(until));
        Assert.Equal(2, (await leader.ReadAsync($"api/areas/{grid}/postings?history=true")).Items("items").Count());
        Assert.Equal(2, (await leader.ReadAsync($"api/postings?account={worker.AccountId}&history=true")).Items("items").Count());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_ended_posting_stays_as_history_and_ending_a_grid_ends_its_postings(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var grid = await town.IdAsync(2);
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", new { postingId = ids[0], accountId = leader.AccountId, postKey = "patrol", from = "2026-01-01T00:00:00Z" })).JsonAsync();
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/postings", new { postingId = ids[1], accountId = leader.AccountId, postKey = "mediator", from = "2026-01-01T00:00:00Z" })).JsonAsync();
        var ended = await (await leader.SendAsync(HttpMethod.Post, $"api/postings/{ids[0]}/end")).JsonAsync();
        Assert.Equal(ended.GetRawText(), (await (await leader.SendAsync(HttpMethod.Post, $"api/postings/{ids[0]}/end")).JsonAsync()).GetRawText());
        Assert.Single((await leader.ReadAsync($"api/areas/{grid}/postings")).Items("items"));
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/end", null, 0)).JsonAsync();
        Assert.Empty((await leader.ReadAsync($"api/areas/{grid}/postings")).Items("items"));
        Assert.Equal(2, (await leader.ReadAsync($"api/areas/{grid}/postings?history=true")).Items("items").Count());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_of_posts_is_the_district_s_own_and_names_no_forbidden_category(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var chief = await town.SignInAsync("leader", Land.Root);
        using var answer = await chief.GetAsync(new Uri("api/posts", UriKind.Relative), TestContext.Current.CancellationToken);
        var posts = (await answer.JsonAsync()).Items("posts").Select(p => new { key = p.Text("key"), name = p.Text("name") }).ToList();
        Assert.Equal(["grid-leader", "grid-worker", "mediator", "care-worker", "patrol"], posts.Select(p => p.key).Take(5));
        var tag = answer.Headers.ETag!.ToString();

        Assert.Equal("400 areas.posts.forbidden", await (await chief.SendAsync(HttpMethod.Put, "api/posts", new { posts = posts.Append(new { key = (string?)"member", name = (string?)"党员先锋岗" }) }, tag)).CodeAsync());
        using var leader = await town.SignInAsync("leader");
        Assert.Equal("403 access.elsewhere", await (await leader.SendAsync(HttpMethod.Put, "api/posts", new { posts }, tag)).CodeAsync());
        var more = posts.Append(new { key = (string?)"fire-watch", name = (string?)"消防员" }).ToList();
        Assert.Equal("200", await (await chief.SendAsync(HttpMethod.Put, "api/posts", new { posts = more }, tag)).CodeAsync());
        Assert.Equal("412 areas.stale", await (await chief.SendAsync(HttpMethod.Put, "api/posts", new { posts }, tag)).CodeAsync());
        Assert.Equal(more.Select(p => p.key), (await chief.ReadAsync("api/posts")).Items("posts").Select(p => p.Text("key")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Postings_come_as_csv_in_the_district_s_time(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var csv = $"网格,岗位,账号标识,起始,终止\n{town.GridPath(1)},网格员,{leader.AccountId},2026-01-01,2026-02-01\n{town.GridPath(1)},patrol,{leader.AccountId},2026-01-01T08:00:00+08:00,\n"
            + $"{town.GridPath(1)},网格员,{leader.AccountId},2026-01-15,\n{town.GridPath(2)},网格员,{Guid.CreateVersion7()},,\n";
        var report = await leader.ImportAsync("postings", csv);
        Assert.Equal((2, 2), (report.Int("taken"), report.Int("refused")));
        Assert.Equal(["areas.posting.held-already", "areas.posting.unknown-account"], report.Items("lines").Where(l => l.Text("outcome") == "refused").Select(l => l.Text("code")));
        Assert.Equal(2, (await leader.ImportAsync("postings", csv)).Int("unchanged"));
        var held = (await leader.ReadAsync($"api/areas/{await town.IdAsync(1)}/postings?history=true")).Items("items").First();
        Assert.Equal(DateTimeOffset.Parse("2025-12-31T16:00:00Z", null), held.GetProperty("from").GetDateTimeOffset());
    }
}
