using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Asking;

/// <summary>Five cheats, done for real over the table's own acts, raise no solved rate. Source: DOMAIN 6.</summary>
/// <remarks>Four grids begin alike: two matters closed and confirmed by their reporters, two open; in each but the first somebody cheats.</remarks>
public sealed class CheatsOverHttpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Closing_early_bouncing_splitting_excluding_and_confirming_oneself_raise_nothing(StoreKind store)
    {
        var clock = new MovableClock();
        await using var house = await CaseHouse.StartAsync(store, clock);
        var from = clock.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var grids = new List<List<CaseHouse.Sent>>();
        for (var grid = 0; grid < 4; grid++) { grids.Add(await BeginAsync(house, grid)); }

        foreach (var open in grids[1].Skip(2)) { await house.ClosedAsync(open); }

        foreach (var open in grids[2].Skip(2)) { await house.Act("unit-handler", open.CaseId, "unit-return", new { reason = "not-ours" }); }

        for (var part = 0; part < 3; part++)
        {
            var split = await WorkedOnAsync(house, 3, 2);
            await ConfirmAsync(house, await house.ClosedAsync(split));
        }

        await ConfirmByCheckerAsync(house, grids[1][2]);

        clock.Advance(TimeSpan.FromDays(75));
        using var assessor = await house.Server.SignInAsync("assessor", house.Places.Root);
        Assert.Equal([(2m, 4), (2m, 4), (2m, 4), (2m, 4)], await Task.WhenAll(Enumerable.Range(0, 4).Select(grid => SolvedAsync(assessor, PathOf(house, grid), from))));
        using var exclusion = await assessor.PostAsJsonAsync(
            "api/measures/exclusions", new { exclusionId = Guid.CreateVersion7(), caseId = grids[0][3].CaseId, code = "solved", reason = "flood" }, Ct);
        await exclusion.Refuses(HttpStatusCode.Conflict, "measures.exclusion.not-allowed");

        // Who bounces a matter keeps it in its own account.
        var unit = (await assessor.GetJson($"api/measures/units?area={PathOf(house, 2)}&from={from}&code=solved")).GetProperty("rows").EnumerateArray().Single();
        Assert.Equal(4, unit.GetProperty("measures")[0].GetProperty("denominator").GetInt32());
        var reasons = (await assessor.GetJson($"api/measures/solved/inputs?area={PathOf(house, 1)}&from={from}")).GetProperty("reasons");
        Assert.Equal((1, 1), (reasons.GetProperty("unconfirmed").GetInt32(), reasons.GetProperty("confirmed-oneself").GetInt32()));
    }

    private static async Task<List<CaseHouse.Sent>> BeginAsync(CaseHouse house, int grid)
    {
        var matters = new List<CaseHouse.Sent>();
        for (var place = 0; place < 4; place++)
        {
            var sent = await WorkedOnAsync(house, grid, place);
            if (place < 2) { await ConfirmAsync(house, await house.ClosedAsync(sent)); }
            matters.Add(sent);
        }

        return matters;
    }

    private static async Task<CaseHouse.Sent> WorkedOnAsync(CaseHouse house, int grid, int place)
    {
        var (longitude, latitude) = (TinyDistrict.West + (grid % 2 * 0.01) + 0.002 + (place * 0.002), TinyDistrict.South + (grid / 2 * 0.01) + 0.005);
        // Reported by the grid worker who checks it later: a word of theirs is none.
        using var answer = await (await house.Staff(grid == 1 && place == 2 ? "grid-worker" : "acceptor")).PutAsJsonAsync(
            $"api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = "路灯不亮", longitude, latitude }, Ct);
        var sent = await answer.Read<CaseHouse.Sent>();
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        await house.Act("dispatcher", sent.CaseId, "dispatch", new { leadUnitId = house.Places.LeadUnit });
        if (grid != 2 || place < 2) { await house.Act("unit-handler", sent.CaseId, "sign"); }
        return sent;
    }

    private static async Task ConfirmAsync(CaseHouse house, CaseHouse.Sent sent)
    {
        using var reporter = house.Server.Client();
        using var answer = await reporter.PostAsJsonAsync($"api/follow/{sent.Follow}/confirm", new { actId = Guid.CreateVersion7() }, Ct);
        await answer.Read<JsonElement>();
    }

    private static Task ConfirmByCheckerAsync(CaseHouse house, CaseHouse.Sent sent) => house.Act("acceptor", sent.CaseId, "call-back", new { outcome = "solved" });

    private static string PathOf(CaseHouse house, int grid) => $"{house.Places.Subdistrict}{"AABB"[grid]}/G00{(grid % 2) + 1}/";

    private static async Task<(decimal, int)> SolvedAsync(StaffClient assessor, string area, string from)
    {
        var figure = (await assessor.GetJson($"api/measures?area={area}&from={from}")).GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "solved");
        return (figure.GetProperty("numerator").GetDecimal(), figure.GetProperty("denominator").GetInt32());
    }
}
