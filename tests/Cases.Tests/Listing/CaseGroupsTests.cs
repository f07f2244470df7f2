using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Listing;

/// <summary>The desk's tabs, their counts, and lists that are merged from several, on both databases.</summary>
public sealed class CaseGroupsTests(CaseHouses houses)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_tab_holds_its_own_and_says_how_many(StoreKind store)
    {
        var clock = new StillClock(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var house = await CaseHouse.StartAsync(store, clock);
        using var acceptor = await house.Server.SignInAsync("acceptor", house.Places.Root);
        var suspended = await house.HandlingAsync("挂起");
        await house.Act("unit-handler", suspended.CaseId, "ask-suspension", new { ground = "weather", until = clock.Now.AddDays(3) });
        await house.Act("dispatcher", suspended.CaseId, "grant-suspension");
        var handling = await house.HandlingAsync("井盖", "hazard.manhole-cover");
        var first = await house.ReportAsync("先报");
        clock.Now = clock.Now.AddMinutes(13);
        var second = await house.ReportAsync("后报");
        await CaseHouse.TryAct(acceptor, second.CaseId, "claim");

        Assert.Equal([first.CaseId, second.CaseId], await IdsOf(acceptor, "group=waiting&sort=due"));
        Assert.Equal([second.CaseId], await IdsOf(acceptor, "group=mine"));
        Assert.Equal([second.CaseId], await IdsOf(acceptor, "holder=me"));
        // 13 of 15 minutes are gone.
        Assert.Equal([first.CaseId], await IdsOf(acceptor, "group=soon"));
        Assert.Empty(await IdsOf(acceptor, "group=late"));
        Assert.Equal([suspended.CaseId], await IdsOf(acceptor, "group=suspended"));
        Assert.Empty(await IdsOf(acceptor, "group=suspended&state=handling"));
        await Counts(2, 1, 0, 1, 1);

        clock.Now = clock.Now.AddMinutes(3);
        Assert.Empty(await IdsOf(acceptor, "group=soon"));
        Assert.Equal([first.CaseId], await IdsOf(acceptor, "group=late"));
        await Counts(2, 1, 1, 0, 1);
        Assert.Contains(handling.CaseId, await IdsOf(await house.Staff("unit-handler"), "group=waiting"));

        async Task Counts(params int[] expected)
        {
            var counts = await acceptor.GetJson("api/cases/counts");
            Assert.Equal(expected, ((string[])["waiting", "mine", "late", "soon", "suspended"]).Select(name => counts.GetProperty(name).GetProperty("count").GetInt32()));
            Assert.False(counts.GetProperty("waiting").GetProperty("isMore").GetBoolean());
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_list_merged_from_states_and_units_is_paged_without_doubles_or_gaps(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var both = await house.Server.SignInAsync(
            new Wangge.Kernel.Access.HeldRole("acceptor", house.Places.Root, null), new Wangge.Kernel.Access.HeldRole("unit-handler", null, house.Places.LeadUnit));
        var expected = new List<Guid>();
        // Reports are timed to the millisecond.
        var began = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var since = Uri.EscapeDataString(began.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        for (var i = 0; i < 3; i++)
        {
            expected.Add((await house.HandlingAsync($"合并 {i}")).CaseId);
            expected.Add((await house.ReportAsync($"合并 {i}")).CaseId);
        }

        foreach (var sort in (string[])["newest", "due"])
        {
            var seen = new List<Guid>();
            string? after = null;
            do
            {
                var page = await both.GetJson($"api/cases?size=2&sort={sort}&from={since}&state=reported,handling,to-check{(after is null ? "" : "&after=" + after)}");
                seen.AddRange(Ids(page));
                after = page.GetProperty("next").GetString();
            }
            while (after is not null && seen.Count < 1000);

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Subset(seen.ToHashSet(), expected.ToHashSet());
        }

        Assert.Equal(expected.AsEnumerable().Reverse(), (await IdsOf(both, $"from={since}&state=reported,handling,to-check&size=200")).Where(expected.Contains));
    }

    private static async Task<List<Guid>> IdsOf(HttpClient client, string query) => Ids(await client.GetJson("api/cases?" + query));

    private static List<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetGuid())];
}
