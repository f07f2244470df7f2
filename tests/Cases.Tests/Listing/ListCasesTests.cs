using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Listing;

/// <summary>The operator's list on both databases: every filter and order, pages without doubles or gaps, nobody sees beyond their own.</summary>
public sealed class ListCasesTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_filter_finds_what_it_names_and_leaves_out_the_rest(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var began = DateTimeOffset.UnixEpoch.AddMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 1);
        var mark = "记号" + began.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var reported = await house.ReportAsync($"{mark} 甲", "hazard.street-lamp");
        var handling = await house.HandlingAsync($"{mark} 乙", "hazard.manhole-cover");
        var closed = await house.ClosedAsync(await house.HandlingAsync($"{mark} 丙"));
        var far = await house.ReportAsync($"{mark} 丁", "service.certificate", TinyDistrict.Somewhere.Longitude, TinyDistrict.Somewhere.Latitude + 0.01);
        var (r, h, c, f) = (reported.CaseId, handling.CaseId, closed.CaseId, far.CaseId);

        await Finds("", r, h, c, f);
        await Finds("&state=reported", r);
        await Finds("&state=reported,closed", r, c);
        await Finds("&state=reported&state=handling", r, h);
        await Finds("&open=true", r, h, f);
        await Finds("&open=false", c);
        await Finds("&type=hazard.street-lamp", r, c);
        await Finds("&type=hazard.street-lamp,service.certificate", r, c, f);
        await Finds("&class=hazard", r, h, c);
        await Finds("&class=service", f);
        await Finds($"&area={Uri.EscapeDataString(house.Places.Subdistrict + "B/")}", f);
        await Finds($"&area={Uri.EscapeDataString(house.Places.Subdistrict)}", r, h, c, f);
        await Finds($"&unit={house.Places.LeadUnit}", h, c);
        await Finds($"&unit={house.Places.HelperUnit}");
        await Finds($"&from={Uri.EscapeDataString(began.ToString("O", CultureInfo.InvariantCulture))}", r, h, c, f);
        await Finds($"&until={Uri.EscapeDataString(began.ToString("O", CultureInfo.InvariantCulture))}");
        await Finds("&late=true");
        await Finds($"&number={handling.Number}", h);
        await Finds("&source=walk-in,portal,hotline,grid-worker", r, h, c, f);
        await Finds("&source=alarm");
        await Finds($"&due_before={Uri.EscapeDataString(began.AddYears(1).ToString("O", CultureInfo.InvariantCulture))}", r, h);
        await Finds($"&due_before={Uri.EscapeDataString(began.ToString("O", CultureInfo.InvariantCulture))}");
        await Finds(FormattableString.Invariant($"&near={TinyDistrict.Somewhere.Longitude},{TinyDistrict.Somewhere.Latitude}"), r, h, c);
        await Finds(FormattableString.Invariant($"&near={TinyDistrict.Somewhere.Longitude},{TinyDistrict.Somewhere.Latitude + 0.01}&metres=50"), f);
        await Finds(FormattableString.Invariant($"&near={TinyDistrict.Somewhere.Longitude},{TinyDistrict.Somewhere.Latitude + 0.005}&metres=200"));
        await Finds(FormattableString.Invariant($"&near={TinyDistrict.Somewhere.Longitude},{TinyDistrict.Somewhere.Latitude + 0.005}&metres=600"), r, h, c, f);
        await Finds(FormattableString.Invariant($"&box={TinyDistrict.Somewhere.Longitude - 0.001},{TinyDistrict.Somewhere.Latitude - 0.001},{TinyDistrict.Somewhere.Longitude + 0.001},{TinyDistrict.Somewhere.Latitude + 0.001}"), r, h, c);
        await Finds(FormattableString.Invariant($"&box={TinyDistrict.Somewhere.Longitude - 0.001},{TinyDistrict.Somewhere.Latitude + 0.001},{TinyDistrict.Somewhere.Longitude + 0.001},{TinyDistrict.Somewhere.Latitude + 0.02}"), f);
        await Finds($"&open_at={Uri.EscapeDataString(began.ToString("O", CultureInfo.InvariantCulture))}");
        await Finds($"&open_at={Uri.EscapeDataString(began.AddYears(1).ToString("O", CultureInfo.InvariantCulture))}", r, h, f);
        await Finds($"&area={Uri.EscapeDataString(house.Places.Root)}&sort=due", r, h, f);
        await Finds("&state=reported,handling,closed&sort=due&open=false", c);
        await Finds("&state=closed&sort=due");
        await Finds("&state=reported,closed&sort=due", r);
        await Finds("&state=reported&open=false");
        await Finds("&state=reported,closed&open=false", c);
        await Finds("&sort=due", r, h, f);
        await Finds("&sort=due&open=false", c);

        async Task Finds(string query, params Guid[] expected) =>
            Assert.Equal(expected.Order(), (await IdsOf(leader, $"q={Uri.EscapeDataString(mark)}{query}")).Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Newest_is_by_time_of_report_and_due_by_the_running_deadline(StoreKind store)
    {
        var clock = new StillClock(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var house = await CaseHouse.StartAsync(store, clock);
        var leader = await house.Staff("leader");
        var slow = await house.HandlingAsync("路灯");
        clock.Now = clock.Now.AddMinutes(1);
        var urgent = await house.HandlingAsync("井盖", "hazard.manhole-cover");
        clock.Now = clock.Now.AddMinutes(1);
        var fresh = await house.ReportAsync("刚报的");
        Assert.Equal([fresh.CaseId, urgent.CaseId, slow.CaseId], await IdsOf(leader, ""));
        Assert.Equal([fresh.CaseId, urgent.CaseId, slow.CaseId], await IdsOf(leader, "sort=due"));
        clock.Now = clock.Now.AddHours(3);
        Assert.Equal([fresh.CaseId, urgent.CaseId], await IdsOf(leader, "sort=due&late=true"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_have_no_doubles_and_no_gaps_while_cases_come_in_between(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var mark = "翻页" + Guid.CreateVersion7().ToString("N")[^10..];
        var before = new List<Guid>();
        for (var i = 0; i < 7; i++) { before.Add((await house.ReportAsync($"{mark} {i}")).CaseId); }

        foreach (var sort in new[] { "newest", "due" })
        {
            var seen = new List<Guid>();
            string? after = null;
            do
            {
                var page = await leader.GetJson($"api/cases?size=2&sort={sort}&q={Uri.EscapeDataString(mark)}{(after is null ? "" : "&after=" + after)}");
                seen.AddRange(Ids(page));
                after = page.GetProperty("next").GetString();
                await house.ReportAsync($"{mark} 新的");
            }
            while (after is not null && seen.Count < 100);

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Subset(seen.ToHashSet(), before.ToHashSet());
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_understood_is_refused_and_sizes_are_bounded(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        foreach (var (query, code) in new[]
        {
            ("stat=closed", "cases.list.unknown-filter"), ("state=open", "cases.list.unknown-state"), ("type=hazard.nothing", "cases.list.unknown-type"),
            ("class=nothing", "cases.list.unknown-type"), ("sort=number", "cases.list.unknown-sort"), ("unit=7", "cases.list.bad-unit"), ("from=gestern", "cases.list.bad-time"),
            ("open=maybe", "cases.list.bad-flag"), ("group=all", "cases.list.unknown-group"), ("source=rumour", "cases.list.unknown-source"), ("holder=you", "cases.list.bad-holder"),
            ("near=1", "cases.list.bad-place"), ("near=181,1", "cases.list.bad-place"), ("near=NaN,1", "cases.list.bad-place"), ("near=1,1&metres=0", "cases.list.bad-place"),
            ("near=1,1&metres=5001", "cases.list.bad-place"), ("metres=10", "cases.list.bad-place"), ("due_before=bald", "cases.list.bad-time"), ("number=-1", "cases.list.bad-number"), ("after=xyz", "cases.list.bad-page"),
        })
        {
            using var answer = await leader.GetAsync("api/cases?" + query, Ct);
            await answer.Refuses(HttpStatusCode.BadRequest, code);
        }

        await house.ReportAsync("一");
        await house.ReportAsync("二");
        Assert.Single(await IdsOf(leader, "size=0"));
        Assert.True((await IdsOf(leader, "size=99999999999")).Count <= 200);
        using var anyone = house.Server.Client();
        using var refused = await anyone.GetAsync("api/cases", Ct);
        await refused.Refuses(HttpStatusCode.Unauthorized, "access.not-signed-in");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_sees_their_own_area_or_what_their_unit_leads_or_helps(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var mark = "范围" + Guid.CreateVersion7().ToString("N")[^10..];
        var here = await house.ReportAsync($"{mark} 甲");
        var there = await house.ReportAsync($"{mark} 乙", latitude: TinyDistrict.Somewhere.Latitude + 0.01);
        var helped = await house.ReportAsync($"{mark} 丙");
        await house.Act("acceptor", helped.CaseId, "accept");
        await house.Act("shift-leader", helped.CaseId, "file");
        await house.Act("dispatcher", helped.CaseId, "dispatch", new { leadUnitId = house.Places.LeadUnit, helperUnitIds = new[] { house.Places.HelperUnit } });

        using var acceptor = await house.Server.SignInAsync("acceptor", house.Places.Subdistrict + "B/");
        using var lead = await house.Server.SignInAsync("unit-handler", house.Places.LeadUnit);
        using var helper = await house.Server.SignInAsync("unit-handler", house.Places.HelperUnit);
        using var both = await house.Server.SignInAsync(
            new HeldRole("acceptor", house.Places.Subdistrict + "B/", null), new HeldRole("unit-handler", null, house.Places.HelperUnit));
        using var nobody = await house.Server.SignInAsync("acceptor", "/elsewhere/");
        var query = "q=" + Uri.EscapeDataString(mark);
        Assert.Equal([there.CaseId], await IdsOf(acceptor, query));
        Assert.Equal([helped.CaseId], await IdsOf(lead, query));
        Assert.Equal([helped.CaseId], await IdsOf(helper, query));
        Assert.Equal(new[] { there.CaseId, helped.CaseId }.Order(), (await IdsOf(both, query)).Order());
        Assert.Empty(await IdsOf(nobody, query));
        using var refused = await acceptor.GetAsync($"api/cases/{here.CaseId}", Ct);
        await refused.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Words_are_found_in_Chinese_and_Latin_and_quotes_do_no_harm(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var mark = "zq" + Guid.CreateVersion7().ToString("N")[^8..];
        var lid = (await house.ReportAsync($"{mark} 校门口井盖松动", "hazard.other")).CaseId;
        var lamp = (await house.ReportAsync($"{mark} 路灯不亮 Street Lamp No.7", "hazard.other")).CaseId;

        await Finds("井盖", lid);
        await Finds("井", lid);
        await Finds("路灯", lamp);
        await Finds("路亮");
        await Finds("street lamp", lamp);
        await Finds("ＬＡＭＰ", lamp);
        await Finds("\"路灯\" OR '1'='1");
        await Finds("路灯\" '; DROP TABLE cases_cases; --");
        await Finds("路灯 * ( ) : & | !", lamp);
        Assert.Empty(await IdsOf(leader, "q=" + Uri.EscapeDataString("\"'()*")));

        async Task Finds(string words, params Guid[] expected) =>
            Assert.Equal(expected.Order(), (await IdsOf(leader, $"q={Uri.EscapeDataString($"{mark} {words}")}")).Order());
    }

    private static async Task<List<Guid>> IdsOf(HttpClient client, string query) => Ids(await client.GetJson("api/cases?" + query));

    private static List<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetGuid())];
}
