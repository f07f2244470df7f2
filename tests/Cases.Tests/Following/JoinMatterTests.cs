using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Cases.Abuse;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Following;

public sealed class JoinMatterTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_joins_follows_by_a_link_of_their_own_and_makes_no_second_case(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var mark = "我也" + Guid.CreateVersion7().ToString("N")[^10..];
        var sent = await house.ReportAsync($"{mark} 路灯不亮");
        using var resident = house.Server.Client();
        var joinId = Guid.CreateVersion7();
        var first = await (await Join(resident, sent.Number, joinId)).Read<JsonElement>();
        var again = await (await Join(resident, sent.Number, joinId)).Read<JsonElement>();
        Assert.Equal(first.GetRawText(), again.GetRawText());
        var follow = first.GetProperty("follow").GetString()!;
        Assert.NotEqual(sent.Follow, follow);

        var followed = await resident.GetJson($"api/follow/{follow}");
        Assert.Equal((sent.Number, "reported", ""), (followed.GetProperty("number").GetInt64(), followed.GetProperty("state").GetString(), followed.GetProperty("words").GetString()));
        Assert.Contains((await resident.GetJson($"api/follow/{follow}/my-data")).GetProperty("held").EnumerateArray(), h => h.GetProperty("field").GetString() == "contact.email");

        var acceptor = await house.Staff("acceptor");
        var list = await acceptor.GetJson($"api/cases?q={Uri.EscapeDataString(mark)}");
        Assert.Single(list.GetProperty("items").EnumerateArray());
        var shown = await acceptor.GetJson($"api/cases/{sent.CaseId}");
        Assert.Equal((1, 1), (shown.GetProperty("joined").GetInt32(), shown.GetProperty("reports").GetArrayLength()));
        await (await Join(resident, sent.Number, joinId, "other@example.org")).Refuses(HttpStatusCode.Conflict, "request.id-reused");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_joined_goes_with_the_matter_when_it_is_merged_and_when_that_is_undone(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var (one, other) = (await house.ReportAsync("路灯不亮甲"), await house.ReportAsync("路灯不亮乙"));
        using var resident = house.Server.Client();
        var follow = (await (await Join(resident, one.Number, Guid.CreateVersion7())).Read<JsonElement>()).GetProperty("follow").GetString();
        await house.Act("acceptor", one.CaseId, "merge", new { intoCaseId = other.CaseId });
        Assert.Equal(1, (await (await house.Staff("acceptor")).GetJson($"api/cases/{other.CaseId}")).GetProperty("joined").GetInt32());
        Assert.Equal("reported", (await resident.GetJson($"api/follow/{follow}")).GetProperty("state").GetString());
        await house.Act("shift-leader", one.CaseId, "unmerge");
        Assert.Equal(1, (await (await house.Staff("acceptor")).GetJson($"api/cases/{one.CaseId}")).GetProperty("joined").GetInt32());
    }

    [Fact]
    public async Task In_public_a_number_is_told_from_five_on()
    {
        var house = await houses.GetAsync(StoreKind.Sqlite);
        var (longitude, latitude) = (TinyDistrict.West + 0.0191, TinyDistrict.South + 0.0191);
        var sent = await house.ReportAsync("只有这里有的事", longitude: longitude, latitude: latitude);
        using var resident = house.Server.Client();
        for (var i = 1; i <= 5; i++)
        {
            await (await Join(await house.Staff("acceptor"), sent.Number, Guid.CreateVersion7())).Read<JsonElement>();
            using var near = await resident.PostAsJsonAsync("api/reports/near", new { longitude, latitude }, Ct);
            var row = (await near.Read<JsonElement>()).EnumerateArray().Single(r => r.GetProperty("number").GetInt64() == sent.Number);
            Assert.Equal(i < 5 ? JsonValueKind.Null : JsonValueKind.Number, row.GetProperty("joined").ValueKind);
        }
    }

    [Fact]
    public async Task What_is_not_public_unknown_or_ended_cannot_be_joined_and_neither_without_work()
    {
        var house = await houses.GetAsync(StoreKind.Sqlite);
        using var resident = house.Server.Client();
        var sent = await house.ReportAsync("路灯");
        using (var noWork = await resident.PutAsJsonAsync($"api/matters/{sent.Number}/joins/{Guid.CreateVersion7()}", new { }, Ct)) { await noWork.Refuses(HttpStatusCode.BadRequest, "reports.work-needed"); }
        await (await Join(resident, 999_999_999, Guid.CreateVersion7())).Refuses(HttpStatusCode.NotFound, "matters.unknown");
        var place = TinyDistrict.Somewhere;
        using var report = await (await house.Staff("acceptor")).PutAsJsonAsync(
            $"api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = "不公开", longitude = place.Longitude, latitude = place.Latitude, isPublic = false }, Ct);
        var hidden = await report.Read<CaseHouse.Sent>();
        await (await Join(resident, hidden.Number, Guid.CreateVersion7())).Refuses(HttpStatusCode.NotFound, "matters.unknown");
        await house.Act("leader", sent.CaseId, "close-by-order", new { reason = "not-ours" });
        await (await Join(resident, sent.Number, Guid.CreateVersion7())).Refuses(HttpStatusCode.Conflict, "matters.ended");
    }

    private static Task<HttpResponseMessage> Join(HttpClient client, long number, Guid joinId, string email = "wo@example.org") => client.PutAsJsonAsync(
        $"api/matters/{number}/joins/{joinId}", new { contact = new { email }, work = ProofOfWork.Do(joinId, TimeProvider.System.GetUtcNow()) }, Ct);
}
