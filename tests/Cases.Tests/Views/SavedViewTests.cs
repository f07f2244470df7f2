using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Views;

public sealed class SavedViewTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_view_is_kept_changed_ordered_and_removed_by_its_owner_alone(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var mine = await house.Server.SignInAsync("acceptor", house.Places.Root);
        using var other = await house.Server.SignInAsync("acceptor", house.Places.Root);
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var (id, name) in ids.Zip((string[])["快到期", "路灯", "全部"])) { await Put(mine, id, name, "late=true&state=reported").Read(); }
        await Put(mine, ids[0], "快到期", "late=true&state=reported").Read();
        Assert.Equal(["快到期", "路灯", "全部"], await NamesAsync(mine));

        await Put(mine, ids[1], "街灯", "type=hazard.street-lamp&q=%E7%81%AF").Read();
        await (await mine.PutAsJsonAsync("api/cases/views/order", new { viewIds = new[] { ids[2], Guid.CreateVersion7(), ids[0] } }, Ct)).Read<JsonElement>();
        Assert.Equal(["全部", "快到期", "街灯"], await NamesAsync(mine));
        Assert.Equal("type=hazard.street-lamp&q=%E7%81%AF", (await mine.GetJson("api/cases/views"))[2].GetProperty("filter").GetString());

        Assert.Empty(await NamesAsync(other));
        await (await Put(other, ids[0], "别人的", "")).Refuses(HttpStatusCode.Conflict, "request.id-reused");
        Assert.Equal(HttpStatusCode.NoContent, (await other.DeleteAsync($"api/cases/views/{ids[0]}", Ct)).StatusCode);
        Assert.Equal(3, (await NamesAsync(mine)).Count);
        for (var i = 0; i < 2; i++) { Assert.Equal(HttpStatusCode.NoContent, (await mine.DeleteAsync($"api/cases/views/{ids[0]}", Ct)).StatusCode); }
        Assert.Equal(["全部", "街灯"], await NamesAsync(mine));
    }

    [Fact]
    public async Task What_is_no_filter_and_the_51st_view_are_refused()
    {
        var house = await houses.GetAsync(StoreKind.Sqlite);
        using var mine = await house.Server.SignInAsync("acceptor", house.Places.Root);
        await (await Put(mine, Guid.CreateVersion7(), "x", "words=x")).Refuses(HttpStatusCode.BadRequest, "cases.list.unknown-filter");
        await (await Put(mine, Guid.CreateVersion7(), "x", "size=9")).Refuses(HttpStatusCode.BadRequest, "cases.views.no-filter");
        await (await Put(mine, Guid.CreateVersion7(), "", "")).Refuses(HttpStatusCode.BadRequest, "request.invalid");
        for (var i = 0; i < 50; i++) { await Put(mine, Guid.CreateVersion7(), $"第{i}个", "").Read(); }
        await (await Put(mine, Guid.CreateVersion7(), "太多", "")).Refuses(HttpStatusCode.Conflict, "cases.views.too-many");
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, Guid id, string name, string filter) => client.PutAsJsonAsync($"api/cases/views/{id}", new { title = name, filter }, Ct);

    private static async Task<List<string?>> NamesAsync(HttpClient client) =>
        [.. (await client.GetJson("api/cases/views")).EnumerateArray().Select(v => v.GetProperty("title").GetString())];
}

file static class ViewAnswers
{
    public static async Task<JsonElement> Read(this Task<HttpResponseMessage> answer) => await (await answer).Read<JsonElement>();
}
