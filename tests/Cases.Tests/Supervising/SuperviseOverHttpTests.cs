using System.Net;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Supervising;

public sealed class SuperviseOverHttpTests(CaseHouses houses)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_supervisor_urges_before_the_clock_does_and_only_ever_higher(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.HandlingAsync("催办的一件");
        await house.Act("supervisor", sent.CaseId, "supervise", new { level = 2, words = "请今天办完" });
        var shown = await (await house.Staff("leader")).GetJson($"api/cases/{sent.CaseId}");
        Assert.Equal(2, shown.GetProperty("summary").GetProperty("supervision").GetInt32());

        using var lower = await CaseHouse.TryAct(await house.Staff("supervisor"), sent.CaseId, "supervise", new { level = 1 });
        await lower.Refuses(HttpStatusCode.Conflict, "cases.supervise.not-higher");
        using var beyond = await CaseHouse.TryAct(await house.Staff("supervisor"), sent.CaseId, "supervise", new { level = 9 });
        Assert.Equal(HttpStatusCode.BadRequest, beyond.StatusCode);
        using var handler = await CaseHouse.TryAct(await house.Staff("unit-handler"), sent.CaseId, "supervise", new { level = 3 });
        Assert.Equal(HttpStatusCode.Forbidden, handler.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_case_passed_from_the_station_to_the_district_is_held_at_the_districts_level(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ReportAsync("逐级流转的一件");
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        var station = house.Places.Subdistrict + "A/";
        await house.Act("dispatcher", sent.CaseId, "pass-down", new { centrePath = station });
        Assert.Equal((station, "station"), await HolderOf(house, sent));
        await house.Act("dispatcher", sent.CaseId, "pass-up", new { centrePath = house.Places.Root });
        Assert.Equal((house.Places.Root, "district"), await HolderOf(house, sent));
        using var further = await CaseHouse.TryAct(await house.Staff("dispatcher"), sent.CaseId, "pass-up", new { centrePath = "/elsewhere/" });
        await further.Refuses(HttpStatusCode.Conflict, "cases.pass-up.not-above");
        using var elsewhere = await CaseHouse.TryAct(await house.Staff("dispatcher"), sent.CaseId, "pass-down", new { centrePath = house.Places.Subdistrict + "B/" });
        await elsewhere.Refuses(HttpStatusCode.BadRequest, "cases.pass-down.centre-elsewhere");
    }

    private static async Task<(string?, string?)> HolderOf(CaseHouse house, CaseHouse.Sent sent)
    {
        var shown = await (await house.Staff("leader")).GetJson($"api/cases/{sent.CaseId}");
        return (shown.GetProperty("holdingCentre").GetString(), shown.GetProperty("centreLevel").GetString());
    }
}
