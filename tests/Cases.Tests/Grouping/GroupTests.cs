using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Grouping;
using Wangge.Cases.Reporting;
using Wangge.Cases.Tests.Reporting;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Grouping;

public sealed class GroupTests
{
    private static readonly DateTimeOffset Begin = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_flood_that_thousands_tell_of_in_several_types_becomes_a_few_groups_and_a_far_lamp_none_of_them()
    {
        var random = new Random(7);
        Guid[] types = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        string[][] words = [["路口", "积水", "很深"], ["积水", "很深", "过不去"], ["大雨", "积水", "路口"]];
        var book = new GroupBook();
        for (var i = 0; i < 5_000; i++)
        {
            var east = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.006;
            var north = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.006;
            book.Add(new GroupCandidate(Guid.CreateVersion7(), i, types[random.Next(3)], "/1/2/", new GroundPoint(120.9 + east, 40.7 + north), Begin.AddMilliseconds(12 * i), words[random.Next(3)]));
            if (i % 500 == 499) { book.Compact(Begin.AddMilliseconds(12 * i)); }
        }

        var lamp = book.Add(new GroupCandidate(Guid.CreateVersion7(), 9_999, Guid.CreateVersion7(), "/1/3/", new GroundPoint(120.95, 40.75), Begin, ["路灯", "不亮"]));
        Assert.Equal(1, lamp.Count);
        Assert.InRange(book.Clusters.Count(c => c.Count >= GroupBook.Least), 1, 30);
        Assert.Equal(5_001, book.Clusters.Sum(c => c.Count));
    }

    [Theory, InlineData(0), InlineData(40.7), InlineData(-33.9), InlineData(69.6)]
    public void A_group_is_found_from_every_place_within_the_furthest_reach_and_from_few_others(double latitude)
    {
        var random = new Random(3);
        var (map, groups) = (new GroupMap(), new List<GroupBook.Cluster>());
        for (var i = 0; i < 400; i++)
        {
            var group = new GroupBook.Cluster(Guid.CreateVersion7(), Guid.Empty, Begin);
            group.Add(new GroupCandidate(Guid.CreateVersion7(), i, Guid.Empty, "/1/", Somewhere(), Begin, []));
            map.Put(group);
            groups.Add(group);
        }

        foreach (var moved in groups.Take(100))
        {
            moved.Add(new GroupCandidate(Guid.CreateVersion7(), 0, Guid.Empty, "/1/", Somewhere(), Begin, []));
            map.Put(moved);
        }

        map.Remove(groups[^1]);
        groups.RemoveAt(groups.Count - 1);
        for (var i = 0; i < 200; i++)
        {
            var place = Somewhere();
            var near = map.Near(place).ToHashSet();
            Assert.Empty(groups.Where(g => g.Middle.MetresTo(place) <= GroupBook.MostMetres).Except(near));
            Assert.True(near.Count < groups.Count / 4);
        }

        GroundPoint Somewhere() => new(120.9 + (random.NextDouble() * 0.1 / Math.Cos(latitude * Math.PI / 180)), latitude + (random.NextDouble() * 0.1));
    }

    [Fact]
    public void Other_words_of_another_type_and_another_day_begin_groups_of_their_own()
    {
        var (type, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var book = new GroupBook();
        var first = Add(type, 0, "路灯", "不亮");
        Assert.Same(first, Add(type, 1, "什么", "都没说"));
        Assert.NotSame(first, Add(other, 2, "垃圾", "发臭"));
        Assert.Same(first, Add(other, 3, "路灯", "不亮"));
        Assert.NotSame(first, Add(type, 25 * 60, "路灯", "不亮"));

        GroupBook.Cluster Add(Guid of, int minutes, params string[] words) =>
            book.Add(new GroupCandidate(Guid.CreateVersion7(), minutes, of, "/1/", new GroundPoint(120.9, 40.7), Begin.AddMinutes(minutes), words));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_act_accepts_a_group_as_one_case_and_everyone_follows_it(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        var sent = new List<CaseHouse.Sent>();
        for (var i = 0; i < 6; i++) { sent.Add(await house.ReportAsync($"路口积水很深 第{i}人", "hazard.drain", longitude: TinyDistrict.Somewhere.Longitude + (i * 0.0001))); }
        var lamp = await house.ReportAsync("路灯不亮");
        var grouping = house.Server.Services.GetRequiredService<CaseGrouping>();
        await grouping.RunAsync(house.Server.Store, Ct);
        await grouping.RunAsync(house.Server.Store, Ct);

        var acceptor = await house.Staff("acceptor");
        var group = Assert.Single((await acceptor.GetJson("api/cases/suggested-groups")).EnumerateArray());
        Assert.Equal((6, "hazard.drain", sent[0].CaseId), (group.GetProperty("waiting").GetInt32(), group.GetProperty("typeKey").GetString(), group.GetProperty("first").GetProperty("caseId").GetGuid()));
        var groupId = group.GetProperty("groupId").GetGuid();
        using (var elsewhere = await house.Server.SignInAsync("acceptor", house.Places.Subdistrict + "B/")) { Assert.Empty((await elsewhere.GetJson("api/cases/suggested-groups")).EnumerateArray()); }

        var actId = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
        {
            var done = await (await acceptor.PostAsJsonAsync($"api/cases/suggested-groups/{groupId}/accept", new { actId }, Ct)).Read<JsonElement>();
            Assert.Equal((sent[0].CaseId, "to-file"), (done.GetProperty("caseId").GetGuid(), done.GetProperty("state").GetString()));
        }

        await UntilAsync(house, db => db.Set<Report>().CountAsync(r => r.CaseId == sent[0].CaseId, Ct), 6);
        using var resident = house.Server.Client();
        Assert.Equal("to-file", (await resident.GetJson($"api/follow/{sent[5].Follow}")).GetProperty("state").GetString());
        await using (var db = house.Server.Store.Lease())
        {
            var lead = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == sent[0].CaseId, Ct);
            Assert.Equal(5, lead.MergedInIds.Count);
            CaseRows.AssertSame(Case.Replay(await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == lead.Id).OrderBy(e => e.Sequence).ToListAsync(Ct)), lead);
            Assert.Equal(CaseState.Reported, (await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == lamp.CaseId, Ct)).State);
            Assert.All(await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.Action == CaseAction.Merge).ToListAsync(Ct), e => Assert.Equal(acceptor.AccountId, e.ActorId));
        }

        // One that comes later is suggested beside the case, and merged into it by accepting again.
        var late = await house.ReportAsync("路口积水很深 迟到的人", "hazard.drain");
        await grouping.RunAsync(house.Server.Store, Ct);
        var again = Assert.Single((await acceptor.GetJson("api/cases/suggested-groups")).EnumerateArray());
        Assert.Equal((1, sent[0].CaseId), (again.GetProperty("waiting").GetInt32(), again.GetProperty("acceptedCaseId").GetGuid()));
        await (await acceptor.PostAsJsonAsync($"api/cases/suggested-groups/{groupId}/accept", new { actId = Guid.CreateVersion7() }, Ct)).Read<JsonElement>();
        Assert.Equal("to-file", (await resident.GetJson($"api/follow/{late.Follow}")).GetProperty("state").GetString());

        await house.Act("shift-leader", sent[3].CaseId, "unmerge");
        Assert.Equal("reported", (await resident.GetJson($"api/follow/{sent[3].Follow}")).GetProperty("state").GetString());
        await (await acceptor.PostAsJsonAsync($"api/cases/suggested-groups/{Guid.CreateVersion7()}/accept", new { actId = Guid.CreateVersion7() }, Ct)).Refuses(HttpStatusCode.NotFound, "cases.groups.unknown");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_left_out_waits_on_by_itself_and_is_not_suggested_again(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(store);
        var sent = new List<CaseHouse.Sent>();
        for (var i = 0; i < 4; i++) { sent.Add(await house.ReportAsync("路口积水很深", "hazard.drain")); }
        var grouping = house.Server.Services.GetRequiredService<CaseGrouping>();
        await grouping.RunAsync(house.Server.Store, Ct);
        var acceptor = await house.Staff("acceptor");
        var groupId = Assert.Single((await acceptor.GetJson("api/cases/suggested-groups")).EnumerateArray()).GetProperty("groupId").GetGuid();
        var members = (await acceptor.GetJson($"api/cases/suggested-groups/{groupId}/members")).EnumerateArray().Select(m => m.GetProperty("case").GetProperty("caseId").GetGuid()).ToList();
        Assert.Equal(sent.ConvertAll(s => s.CaseId), members);

        var done = await (await acceptor.PostAsJsonAsync($"api/cases/suggested-groups/{groupId}/accept", new { actId = Guid.CreateVersion7(), leaveOut = new[] { sent[0].CaseId } }, Ct)).Read<JsonElement>();
        Assert.Equal(sent[1].CaseId, done.GetProperty("caseId").GetGuid());
        await UntilAsync(house, db => db.Set<Report>().CountAsync(r => r.CaseId == sent[1].CaseId, Ct), 3);
        await new CaseGrouping(TimeProvider.System).RunAsync(house.Server.Store, Ct);
        Assert.Empty((await acceptor.GetJson("api/cases/suggested-groups")).EnumerateArray());
        await using var db = house.Server.Store.Lease();
        Assert.Equal(CaseState.Reported, (await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == sent[0].CaseId, Ct)).State);
        await (await acceptor.GetAsync($"api/cases/suggested-groups/{Guid.CreateVersion7()}/members", Ct)).Refuses(HttpStatusCode.NotFound, "cases.groups.unknown");
    }

    [Fact]
    public async Task A_process_that_begins_anew_goes_on_with_the_groups_that_stand()
    {
        await using var house = await CaseHouse.StartAsync(StoreKind.Sqlite);
        for (var i = 0; i < 4; i++) { await house.ReportAsync("路口积水很深", "hazard.drain"); }
        await house.Server.Services.GetRequiredService<CaseGrouping>().RunAsync(house.Server.Store, Ct);
        await house.ReportAsync("路口积水很深", "hazard.drain");
        var fresh = new CaseGrouping(TimeProvider.System);
        // The house groups by itself too; whoever comes second tries again.
        for (var i = 0; i < 3; i++) { await fresh.RunAsync(house.Server.Store, Ct); }
        await using var db = house.Server.Store.Lease();
        Assert.Equal(5, Assert.Single(await db.Set<CaseGroup>().AsNoTracking().ToListAsync(Ct)).Members);
        Assert.Equal(5, await db.Set<CaseGroupMember>().CountAsync(Ct));
    }

    private static async Task UntilAsync(CaseHouse house, Func<DistrictDb, Task<int>> count, int expected)
    {
        for (var i = 0; ; i++)
        {
            await using var db = house.Server.Store.Lease();
            var found = await count(db);
            if (found == expected) { return; }
            Assert.True(i < 400, $"{found} of {expected}");
            await Task.Delay(50, Ct);
        }
    }
}
