using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Rechecking;

/// <summary>A month's draw over HTTP: from the audit log's own checkpoint to the solved rate, on both databases.</summary>
public sealed class RechecksOverHttpTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_drawn_by_lot_and_looked_at_again_feeds_premature_closing_and_the_solved_rate(StoreKind store)
    {
        var clock = new MovableClock();
        await using var house = await CaseHouse.StartAsync(store, clock);
        var month = clock.GetUtcNow().ToOffset(China).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var from = clock.GetUtcNow().ToOffset(China).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var closed = new List<Guid>();
        for (var i = 0; i < 3; i++) { closed.Add((await house.ClosedAsync(await Reported(house, i))).CaseId); }

        using var early = await house.Server.SignInAsync("assessor", house.Places.Root);
        using var tooEarly = await early.PostAsJsonAsync("api/measures/recheck-draws", new { drawId = Guid.CreateVersion7(), month }, Ct);
        await tooEarly.Refuses(HttpStatusCode.Conflict, "measures.recheck.not-over");

        clock.Advance(TimeSpan.FromDays(75));
        using var assessor = await house.Server.SignInAsync("assessor", house.Places.Root);
        var drawId = Guid.CreateVersion7();
        var draw = await DrawAsync(assessor, drawId, month);
        Assert.Equal((3, 3), (draw.GetProperty("closed").GetInt32(), draw.GetProperty("drawn").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(draw.GetProperty("seedSource").GetString()!))), draw.GetProperty("seed").GetString());
        Assert.Equal(drawId, (await DrawAsync(assessor, drawId, month)).GetProperty("drawId").GetGuid());
        using var another = await assessor.PostAsJsonAsync("api/measures/recheck-draws", new { drawId = Guid.CreateVersion7(), month }, Ct);
        await another.Refuses(HttpStatusCode.Conflict, "measures.recheck.drawn");

        // Silence that nobody looked at again counts for nothing.
        Assert.Equal((0, 3), (await FigureAsync(assessor, from, "solved")));

        var waiting = (await assessor.GetJson("api/measures/rechecks")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(closed.Order(), waiting.Select(item => item.GetProperty("caseId").GetGuid()).Order());
        using var elsewhere = await house.Server.SignInAsync("assessor", house.Places.Subdistrict + "B/");
        Assert.Equal(0, (await elsewhere.GetJson("api/measures/rechecks")).GetProperty("items").GetArrayLength());
        using var foreign = await elsewhere.PostAsJsonAsync(ResultOf(waiting[0]), new { actId = Guid.CreateVersion7(), passed = true }, Ct);
        await foreign.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");

        using var unexplained = await assessor.PostAsJsonAsync(ResultOf(waiting[0]), new { actId = Guid.CreateVersion7(), passed = false }, Ct);
        await unexplained.Refuses(HttpStatusCode.BadRequest, "measures.recheck.reason-needed");
        var result = new { actId = Guid.CreateVersion7(), passed = false, reason = "still-dark" };
        using var failed = await assessor.PostAsJsonAsync(ResultOf(waiting[0]), result, Ct);
        await failed.Read<JsonElement>();
        using var repeated = await assessor.PostAsJsonAsync(ResultOf(waiting[0]), result, Ct);
        Assert.False((await repeated.Read<JsonElement>()).GetProperty("passed").GetBoolean());
        using var twice = await assessor.PostAsJsonAsync(ResultOf(waiting[0]), new { actId = Guid.CreateVersion7(), passed = true }, Ct);
        await twice.Refuses(HttpStatusCode.Conflict, "measures.recheck.done");
        foreach (var item in waiting.Skip(1))
        {
            using var passed = await assessor.PostAsJsonAsync(ResultOf(item), new { actId = Guid.CreateVersion7(), passed = true }, Ct);
            await passed.Read<JsonElement>();
        }

        Assert.Equal((1, 3), await FigureAsync(assessor, from, "premature-closing"));
        Assert.Equal((2, 3), await FigureAsync(assessor, from, "solved"));
        var inputs = await assessor.GetJson($"api/measures/solved/inputs?from={from}&counts=false");
        var notCounted = Assert.Single(inputs.GetProperty("items").EnumerateArray());
        Assert.Equal("recheck-failed", notCounted.GetProperty("reason").GetString());
        Assert.True((await assessor.GetJson($"api/measures/solved/proof?from={from}")).GetProperty("same").GetBoolean());
        Assert.Equal(3, (await assessor.GetJson("api/measures/recheck-draws")).GetProperty("draws")[0].GetProperty("done").GetInt32());
    }

    private static Task<CaseHouse.Sent> Reported(CaseHouse house, int number) => HandledAsync(house, house.ReportAsync(
        $"路灯不亮 {number}", longitude: TinyDistrict.Somewhere.Longitude - 0.004 + (number * 0.002)));

    private static async Task<CaseHouse.Sent> HandledAsync(CaseHouse house, Task<CaseHouse.Sent> report)
    {
        var sent = await report;
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        await house.Act("dispatcher", sent.CaseId, "dispatch", new { leadUnitId = house.Places.LeadUnit });
        await house.Act("unit-handler", sent.CaseId, "sign");
        return sent;
    }

    private static string ResultOf(JsonElement item) => $"api/measures/rechecks/{item.GetProperty("taskId").GetGuid()}/result";

    private static async Task<(int, int)> FigureAsync(StaffClient client, string from, string code)
    {
        var figure = (await client.GetJson($"api/measures?from={from}")).GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("code").GetString() == code);
        return ((int)figure.GetProperty("numerator").GetDecimal(), figure.GetProperty("denominator").GetInt32());
    }

    /// <summary>The log is signed within moments of the first leaf after the month.</summary>
    private static async Task<JsonElement> DrawAsync(StaffClient assessor, Guid drawId, string month)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await assessor.PostAsJsonAsync("api/measures/recheck-draws", new { drawId, month }, Ct);
            if (answer.IsSuccessStatusCode || tries == 100) { return await answer.Read<JsonElement>(); }
            await answer.Refuses(HttpStatusCode.Conflict, "measures.recheck.no-checkpoint");
            await Task.Delay(100, Ct);
        }
    }
}
