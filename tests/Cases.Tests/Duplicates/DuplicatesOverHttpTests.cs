using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Cases.Duplicates;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Duplicates;

/// <summary>Reports of one thing are suggested to belong together; nobody but a person merges them.</summary>
public sealed class DuplicatesOverHttpTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Near_alike_and_soon_is_suggested_further_or_other_is_not(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var (longitude, latitude) = (120.9031, 40.7082);
        var first = await house.ReportAsync("路口井盖丢失", "hazard.manhole-cover", longitude, latitude);
        var near = await house.ReportAsync("井盖没了", "hazard.manhole-cover", longitude + 0.0003, latitude);
        var kindred = await house.ReportAsync("路灯不亮", "hazard.street-lamp", longitude, latitude + 0.0001);
        var further = await house.ReportAsync("井盖", "hazard.manhole-cover", longitude + 0.0015, latitude);
        var away = await house.ReportAsync("路口井盖丢失", "hazard.manhole-cover", longitude + 0.004, latitude);
        var service = await house.ReportAsync("路口井盖丢失", "service.certificate", longitude, latitude);

        var candidates = (await (await house.Staff("acceptor")).GetJson($"api/cases/{first.CaseId}/duplicates")).EnumerateArray().ToList();
        Assert.Equal([near.CaseId, further.CaseId, kindred.CaseId], candidates.Select(c => c.GetProperty("case").GetProperty("caseId").GetGuid()));
        Assert.Equal([true, false, false], candidates.Select(c => c.GetProperty("mergeSuggested").GetBoolean()));
        Assert.InRange(candidates[0].GetProperty("metres").GetInt32(), 24, 27);
        Assert.DoesNotContain(candidates, c => c.GetProperty("case").GetProperty("caseId").GetGuid() is var id && (id == away.CaseId || id == service.CaseId));

        // Somebody of the other community is not shown what lies here.
        using var elsewhere = await house.Server.SignInAsync("acceptor", house.Places.Subdistrict + "B/");
        using var refused = await elsewhere.GetAsync($"api/cases/{first.CaseId}/duplicates", Ct);
        await refused.Refuses(System.Net.HttpStatusCode.Forbidden, "access.elsewhere");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stranger_sees_what_is_public_near_by_rounded_and_without_persons(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var (longitude, latitude) = (120.908234, 40.718234);
        var lamp = await house.ReportAsync("路灯不亮，请联系李四 13812345678 或 li.si@example.org", "hazard.street-lamp", longitude, latitude, new { name = "李四", phone = "13812345678" });
        await house.ReportAsync("申请低保", "service.certificate", longitude, latitude);

        using var stranger = house.Server.Client();
        using var asked = await stranger.PostAsJsonAsync("api/reports/near", new { longitude, latitude, type = "hazard.street-lamp", words = "路灯坏了" }, Ct);
        var text = (await asked.Read<JsonElement>()).GetRawText();
        var one = Assert.Single(JsonDocument.Parse(text).RootElement.EnumerateArray());
        Assert.Equal(lamp.Number, one.GetProperty("number").GetInt64());
        Assert.Equal((120.908, 40.718), (one.GetProperty("longitude").GetDouble(), one.GetProperty("latitude").GetDouble()));
        Assert.True(one.GetProperty("looksSame").GetBoolean());
        Assert.DoesNotContain("13812345678", text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", text, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", text, StringComparison.Ordinal);

        using var any = await stranger.PostAsJsonAsync("api/reports/near", new { longitude, latitude }, Ct);
        Assert.Single((await any.Read<JsonElement>()).EnumerateArray());
        using var bad = await stranger.PostAsJsonAsync("api/reports/near", new { longitude = 500, latitude }, Ct);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public void The_box_holds_every_place_within_the_distance()
    {
        var here = new GroundPoint(120.9, 40.7);
        var box = Neighbourhood.Around(here, 200);
        for (var i = 0; i < 360; i++)
        {
            var angle = double.DegreesToRadians(i);
            var there = new GroundPoint(
                here.Longitude + (199 * Math.Cos(angle) / (GroundPoint.MetresPerDegree * Math.Cos(double.DegreesToRadians(here.Latitude)))),
                here.Latitude + (199 * Math.Sin(angle) / GroundPoint.MetresPerDegree));
            Assert.True(there.Longitude >= box.West && there.Longitude <= box.East && there.Latitude >= box.South && there.Latitude <= box.North);
        }
    }
}
