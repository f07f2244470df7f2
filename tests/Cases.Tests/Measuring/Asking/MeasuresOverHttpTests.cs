using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Asking;

/// <summary>From real acts over HTTP to figures over HTTP, on both databases.</summary>
public sealed class MeasuresOverHttpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_act_is_in_the_next_figure_and_the_figure_opens_its_inputs(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var assessor = await house.Server.SignInAsync("assessor", house.Places.Root);
        var closed = await house.ClosedAsync(await house.HandlingAsync("路灯不亮"));
        var open = await house.HandlingAsync("井盖松动", "hazard.manhole-cover");

        var before = await assessor.GetJson("api/measures");
        Assert.Equal((1, 2), Share(before, "finished"));
        Assert.Equal((2, 2), Share(before, "filed-rate"));
        Assert.Equal((2, 2), Share(before, "correct-dispatch"));
        Assert.Equal(2, before.GetProperty("walk").GetProperty("kinds").GetProperty("hazard").GetInt32());

        await house.ClosedAsync(open);
        var after = await assessor.GetJson("api/measures");
        Assert.Equal((2, 2), Share(after, "finished"));
        Assert.NotEqual(before.GetProperty("digest").GetString(), after.GetProperty("digest").GetString());

        // As of the earlier instant the earlier figures come out, byte for byte.
        var asOf = Uri.EscapeDataString(before.GetProperty("period").GetProperty("asOf").GetString()!);
        var again = await assessor.GetJson($"api/measures?asOf={asOf}");
        Assert.Equal(before.GetRawText(), again.GetRawText());

        var inputs = await assessor.GetJson($"api/measures/finished/inputs?asOf={asOf}&counts=false");
        var input = Assert.Single(inputs.GetProperty("items").EnumerateArray());
        Assert.Equal((open.CaseId, open.Number, "not-closed"), (input.GetProperty("caseId").GetGuid(), input.GetProperty("number").GetInt64(), input.GetProperty("reason").GetString()));
        Assert.Equal(1, inputs.GetProperty("reasons").GetProperty("not-closed").GetInt32());

        var proof = await assessor.GetJson("api/measures/finished/proof");
        Assert.True(proof.GetProperty("same").GetBoolean());
        using var statement = await assessor.GetAsync($"api/measures/finished/statement?asOf={asOf}", Ct);
        Assert.Equal(1, JsonDocument.Parse(await statement.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("numerator").GetInt32());

        var areas = await assessor.GetJson($"api/measures/areas?area={house.Places.Subdistrict}&code=finished");
        var row = Assert.Single(areas.GetProperty("rows").EnumerateArray());
        Assert.Equal((house.Places.Subdistrict + "A/", "甲社区", 2), (row.GetProperty("areaPath").GetString(), row.GetProperty("name").GetString(), row.GetProperty("accepted").GetInt32()));
        var unit = Assert.Single((await assessor.GetJson("api/measures/units?code=finished,rework")).GetProperty("rows").EnumerateArray());
        Assert.Equal((house.Places.LeadUnit, 2), (unit.GetProperty("unitId").GetGuid(), unit.GetProperty("measures").GetArrayLength()));
        var series = await assessor.GetJson("api/measures/series?code=finished");
        Assert.Equal(2, series.GetProperty("lines")[0].GetProperty("points").EnumerateArray().Sum(point => point.GetProperty("numerator").GetInt32()));
        Assert.NotEqual(Guid.Empty, closed.CaseId);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_question_reaches_no_further_than_the_role(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        await house.HandlingAsync("路灯不亮");
        using var neighbour = await house.Server.SignInAsync("assessor", house.Places.Subdistrict + "B/");
        Assert.Equal((0, 0), Share(await neighbour.GetJson("api/measures"), "finished"));
        using var whole = await neighbour.GetAsync($"api/measures?area={house.Places.Root}", Ct);
        await whole.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");
        using var inputs = await neighbour.GetAsync($"api/measures/finished/inputs?area={house.Places.Subdistrict}A/", Ct);
        await inputs.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");
        using var worker = await (await house.Staff("grid-worker")).GetAsync("api/measures", Ct);
        await worker.Refuses(HttpStatusCode.Forbidden, "access.no-role");

        using var leader = await house.Server.SignInAsync("unit-leader", house.Places.LeadUnit);
        Assert.Equal((0, 1), Share(await leader.GetJson("api/measures"), "finished"));
        using var other = await leader.GetAsync($"api/measures?unit={house.Places.HelperUnit}", Ct);
        await other.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");

        foreach (var (query, code) in new[]
        {
            ("from=2026-13-01", "measures.bad-period"), ("from=2026-02-01&until=2026-01-01", "measures.bad-period"), ("asOf=2999-01-01T00:00:00Z", "measures.bad-as-of"),
            ("area=here", "measures.bad-area"), ("againstFrom=2025-01-01", "measures.bad-period"),
        })
        {
            using var bad = await neighbour.GetAsync($"api/measures?{query}", Ct);
            await bad.Refuses(HttpStatusCode.BadRequest, code);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_exclusion_needs_a_second_person_and_stays_listed(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        using var one = await house.Server.SignInAsync("assessor", house.Places.Root);
        using var other = await house.Server.SignInAsync("assessor", house.Places.Root);
        var open = await house.HandlingAsync("路灯不亮");
        await house.HandlingAsync("路灯又不亮");

        var wish = new { exclusionId = Guid.CreateVersion7(), caseId = open.CaseId, code = "finished", reason = "flood" };
        using var asked = await one.PostAsJsonAsync("api/measures/exclusions", wish, Ct);
        var exclusion = await asked.Read<JsonElement>();
        using var repeated = await one.PostAsJsonAsync("api/measures/exclusions", wish, Ct);
        Assert.Equal(exclusion.GetRawText(), (await repeated.Read<JsonElement>()).GetRawText());
        Assert.Equal((0, 2), Share(await one.GetJson("api/measures"), "finished"));

        var address = $"api/measures/exclusions/{wish.exclusionId}/decision";
        using var alone = await one.PostAsJsonAsync(address, new { actId = Guid.CreateVersion7(), approve = true }, Ct);
        await alone.Refuses(HttpStatusCode.Conflict, "measures.exclusion.same-person");
        using var headline = await one.PostAsJsonAsync("api/measures/exclusions", new { exclusionId = Guid.CreateVersion7(), caseId = open.CaseId, code = "solved", reason = "flood" }, Ct);
        await headline.Refuses(HttpStatusCode.Conflict, "measures.exclusion.not-allowed");

        using var agreed = await other.PostAsJsonAsync(address, new { actId = Guid.CreateVersion7(), approve = true }, Ct);
        Assert.Equal("approved", (await agreed.Read<JsonElement>()).GetProperty("state").GetString());
        Assert.Equal((0, 1), Share(await one.GetJson("api/measures"), "finished"));
        var inputs = await one.GetJson("api/measures/finished/inputs?reason=excluded");
        Assert.Equal(open.CaseId, Assert.Single(inputs.GetProperty("items").EnumerateArray()).GetProperty("caseId").GetGuid());
        var listed = Assert.Single((await one.GetJson("api/measures/exclusions")).GetProperty("items").EnumerateArray());
        Assert.Equal(other.AccountId, listed.GetProperty("decidedBy").GetGuid());
        Assert.Equal(open.Number, listed.GetProperty("number").GetInt64());
    }

    private static (int, int) Share(JsonElement measures, string code)
    {
        var figure = measures.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("code").GetString() == code);
        return (figure.GetProperty("numerator").GetInt32(), figure.GetProperty("denominator").GetInt32());
    }
}
