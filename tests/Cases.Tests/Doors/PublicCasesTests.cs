using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Doors;

public sealed class PublicCasesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Anyone_finds_public_matters_by_box_type_state_and_shown_words_and_no_person(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var anyone = house.Server.Client();
        async Task<List<string?>> FindAsync(string query) =>
            [.. (await anyone.GetAsync("/api/public/cases" + query, Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("words").GetString())];

        await house.ReportAsync("路灯不亮了，李大明 13800000000", longitude: 120.905_04, latitude: 40.705_04, contact: new { name = "李大明", phone = "13800000000" });
        await house.ReportAsync("井盖丢失", type: "hazard.manhole-cover", longitude: 120.915, latitude: 40.715);

        Assert.Equal(["井盖丢失", "路灯不亮了，*** ***"], await FindAsync(""));
        Assert.Equal(["路灯不亮了，*** ***"], await FindAsync("?type=hazard.street-lamp"));
        Assert.Equal(["井盖丢失"], await FindAsync("?box=120.91,40.71,120.92,40.72"));
        Assert.Equal(["井盖丢失"], await FindAsync("?near=120.915,40.715&metres=200"));
        Assert.Equal(2, (await FindAsync("?state=open")).Count);
        Assert.Empty(await FindAsync("?state=ended"));
        Assert.Equal(["路灯不亮了，*** ***"], await FindAsync("?words=路灯"));
        // What is masked is not found by asking for it; and a box around the true place finds no more than one around the shown place.
        Assert.Empty(await FindAsync("?words=李大明"));
        Assert.Empty(await FindAsync("?words=13800000000"));
        Assert.Empty(await FindAsync("?box=120.90502,40.70502,120.90506,40.70506"));
        Assert.Single(await FindAsync("?box=120.9049,40.7049,120.9051,40.7051"));
        foreach (var bad in (string[])["?box=1,2", "?near=abc", "?type=none", "?state=none"])
        {
            await anyone.GetAsync(new Uri("/api/public/cases" + bad, UriKind.Relative), Ct).RefusedAsync("public.cases.bad-filter", HttpStatusCode.BadRequest);
        }

        var page = await anyone.GetAsync("/api/public/cases?size=1", Ct).ReadAsync();
        Assert.Equal(["路灯不亮了，*** ***"], await FindAsync($"?size=1&after={page.GetProperty("next").GetString()}"));
        Assert.DoesNotContain("李大明", page.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["井盖丢失"], await FindAsync($"?number={page.GetProperty("items")[0].GetProperty("number").GetInt64()}"));
        Assert.Empty(await FindAsync("?number=0"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Counts_under_five_are_not_told_and_types_come_in_groups(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var anyone = house.Server.Client();
        for (var i = 0; i < 4; i++) { await house.ReportAsync("路灯不亮"); }
        async Task<JsonElement> ReceivedAsync() => (await anyone.GetAsync("/api/public/cases/counts", Ct).ReadAsync()).GetProperty("received");
        Assert.Equal(JsonValueKind.Null, (await ReceivedAsync()).ValueKind);
        await house.ReportAsync("路灯不亮");
        Assert.Equal(5, (await ReceivedAsync()).GetInt32());

        var groups = await anyone.GetAsync("/api/public/types", Ct).ReadAsync();
        Assert.Contains(groups.EnumerateArray(), g => g.GetProperty("key").GetString() == "hazard" && g.GetProperty("englishName").GetString() == "Hazards");
        Assert.DoesNotContain("dispute", groups.GetRawText(), StringComparison.Ordinal);
        var district = await anyone.GetAsync("/api/public/district", Ct).ReadAsync();
        Assert.Equal("3052345", district.GetProperty("hotline").GetString());
    }
}
