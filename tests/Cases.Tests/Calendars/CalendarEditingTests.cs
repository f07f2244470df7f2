using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Calendars;

/// <summary>The calendar is versioned data, and a deadline tells by which version and how it came about.</summary>
public sealed class CalendarEditingTests
{
    // A Friday, 15:50 in Shanghai; the holidays of 2027 are not known yet.
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 7, 50, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_version_counts_new_deadlines_and_leaves_the_old_ones(StoreKind store)
    {
        var clock = new StillClock(Friday);
        await using var house = await CaseHouse.StartAsync(store, clock);
        var leader = await house.Staff("leader");

        var current = await leader.GetJson("api/calendar");
        var version = current.GetProperty("version").GetInt32();
        var warning = current.GetProperty("warning");
        Assert.Equal("cases.calendar.next-year-missing", warning.GetProperty("code").GetString());
        Assert.Equal(2027, warning.GetProperty("missingYear").GetInt32());

        // Files may name what is there already; the same file twice makes one version.
        const string text = "date,name,kind\n2027-01-01,元旦,off\n2027-02-30,坏,off\n2027-10-01,国庆节,off\n2027-10-09,国庆节,work\n2026-12-31,元旦,rest\n";
        for (var time = 0; time < 2; time++)
        {
            using var imported = await leader.PostCsv("api/calendar/holidays", text);
            var answer = await imported.Read<JsonElement>();
            Assert.Equal((version + 1, 2028), (answer.GetProperty("version").GetInt32(), answer.GetProperty("coveredUntil").GetInt32()));
            Assert.Equal(2, answer.GetProperty("report").GetProperty("refused").GetInt32());
            Assert.Equal(3, answer.GetProperty("report").GetProperty(time == 0 ? "taken" : "unchanged").GetInt32());
        }

        using (var gap = await leader.PostCsv("api/calendar/holidays", "date,name,kind\n2035-01-01,元旦,off\n")) { await gap.Refuses(HttpStatusCode.BadRequest, "cases.calendar.year-gap"); }

        current = await leader.GetJson("api/calendar");
        Assert.Equal(JsonValueKind.Null, current.GetProperty("warning").ValueKind);

        var old = await house.HandlingAsync("老规矩");
        // From now on Saturdays are worked.
        var calendar = JsonNode.Parse(current.GetProperty("calendar").GetRawText())!.AsObject();
        calendar["week"]!["6"] = new JsonArray(new JsonArray(480, 720));
        var put = new JsonObject { ["actId"] = Guid.CreateVersion7(), ["calendar"] = calendar.DeepClone() };
        using (var changed = await leader.SendIf(HttpMethod.Put, "api/calendar", version + 1, put)) { Assert.Equal(version + 2, (await changed.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        using (var again = await leader.SendIf(HttpMethod.Put, "api/calendar", version + 1, put)) { Assert.Equal(version + 2, (await again.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        put["actId"] = Guid.CreateVersion7();
        using (var stale = await leader.SendIf(HttpMethod.Put, "api/calendar", version + 1, put)) { await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.settings.stale"); }
        calendar["week"]!["6"] = new JsonArray(new JsonArray(480, 720), new JsonArray(600, 800));
        put["calendar"] = calendar.DeepClone();
        using (var bad = await leader.SendIf(HttpMethod.Put, "api/calendar", version + 2, put)) { await bad.Refuses(HttpStatusCode.BadRequest, "cases.calendar.shifts-overlap"); }

        var fresh = await house.HandlingAsync("新规矩");
        // Two working days from Friday 15:50: Tuesday 15:50; with a worked Saturday morning Tuesday 09:50.
        Assert.Equal((version + 1, "2026-11-24T15:50:00"), await HandleOf(old));
        Assert.Equal((version + 2, "2026-11-24T09:50:00"), await HandleOf(fresh));
        Assert.Equal(version + 2, (await leader.GetJson("api/calendar/versions")).GetArrayLength());
        Assert.False((await leader.GetJson($"api/calendar/versions/{version}")).GetProperty("calendar").GetProperty("holidays").TryGetProperty("2027-10-01", out _));

        async Task<(int, string)> HandleOf(CaseHouse.Sent sent)
        {
            var told = (await leader.GetJson($"api/cases/{sent.CaseId}/due")).GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "handle");
            return (told.GetProperty("calendarVersion").GetInt32(), told.GetProperty("dueAt").GetString()![..19]);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Why_it_is_due_then_is_told_step_by_step_in_local_time(StoreKind store)
    {
        var clock = new StillClock(Friday);
        await using var house = await CaseHouse.StartAsync(store, clock);
        var sent = await house.HandlingAsync("路灯不亮");
        clock.Now = Friday.AddMinutes(40);
        await house.Act("unit-handler", sent.CaseId, "ask-suspension", new { ground = "weather", until = Friday.AddDays(3) });
        await house.Act("dispatcher", sent.CaseId, "grant-suspension");

        var standing = await Handle();
        Assert.Equal("standing", standing.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, standing.GetProperty("steps").EnumerateArray().Last().GetProperty("to").ValueKind);

        clock.Now = Friday.AddMinutes(100);
        await house.Act("dispatcher", sent.CaseId, "resume");
        await house.Act("unit-handler", sent.CaseId, "ask-extension", new { amount = 1, unit = "working-day" });
        await house.Act("dispatcher", sent.CaseId, "grant-extension");

        var told = await Handle();
        var steps = told.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal("running", told.GetProperty("state").GetString());
        Assert.Equal("Asia/Shanghai", told.GetProperty("zone").GetString());
        Assert.StartsWith("2026-11-20T15:50:00", told.GetProperty("startedAt").GetString(), StringComparison.Ordinal);
        // Three working days, an hour of which was paused: Wednesday 16:50.
        Assert.Equal("2026-11-25T16:50:00+08:00", told.GetProperty("dueAt").GetString());
        Assert.Equal("2026-11-25T16:50:00+08:00", steps[^1].GetProperty("to").GetString());
        Assert.Equal(3 * 8 * 3600, steps.Sum(s => s.GetProperty("countedSeconds").GetInt64()));
        var pause = Assert.Single(told.GetProperty("pauses").EnumerateArray());
        Assert.Equal("grant-suspension", pause.GetProperty("because").GetString());
        Assert.Equal(["shift", "pause", "shift", "weekend"], steps.Take(4).Select(s => s.GetProperty("kind").GetString()));
        Assert.Contains(steps, s => s.GetProperty("kind").GetString() == "extension");

        async Task<JsonElement> Handle() => (await (await house.Staff("leader")).GetJson($"api/cases/{sent.CaseId}/due"))
            .GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "handle");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_keeps_the_settings_reads_them_and_tries_a_limit(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store, new StillClock(Friday));
        var keeper = await house.Staff("system-administrator");
        var version = (await keeper.GetJson("api/calendar")).GetProperty("version").GetInt32();
        await keeper.GetJson("api/responsibilities");

        var tried = await keeper.GetJson("api/calendar/due?start=2026-11-20T07:50:00Z&amount=2&unit=working-day");
        Assert.Equal("2026-11-24T15:50:00+08:00", tried.GetProperty("dueAt").GetString());
        Assert.Equal(version, tried.GetProperty("calendarVersion").GetInt32());
        Assert.Equal(2 * 8 * 3600, tried.GetProperty("steps").EnumerateArray().Sum(s => s.GetProperty("countedSeconds").GetInt64()));
        using var none = await keeper.GetAsync("api/calendar/due?start=2026-11-20T07:50:00Z&amount=0&unit=working-day", TestContext.Current.CancellationToken);
        await none.Refuses(HttpStatusCode.BadRequest, "cases.calendar.bad-limit");
        using var cases = await keeper.GetAsync("api/cases", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, cases.StatusCode);
    }
}
