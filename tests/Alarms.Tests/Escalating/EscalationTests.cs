using System.Net;
using Wangge.Alarms.Escalating;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Escalating;

public sealed class EscalationTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_alarm_that_nobody_acknowledges_asks_the_next_level_and_then_all_and_an_answered_one_asks_nobody(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var (left, answered) = (await house.PressedAsync(await house.RegisterAsync()), await house.PressedAsync(await house.RegisterAsync(AlarmsFixture.Fields("S02", 0.015))));
        await house.ActAsync(house.Desk, answered, "acknowledge").ReadAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(16));
        await AlarmsFixture.UntilAsync(async () => await LevelAsync(left) == 1, "the next level is asked");
        Assert.Equal(["alarm-operator", "shift-leader"], await AskedAsync(left));
        house.Clock.Advance(TimeSpan.FromSeconds(15));
        await AlarmsFixture.UntilAsync(async () => await LevelAsync(left) == 2, "all are asked");
        Assert.Contains("leader", await AskedAsync(left));
        Assert.Equal((0, 2), (await LevelAsync(answered), (await house.ActionsAsync(left)).Count(a => a == "escalate")));

        async Task<int> LevelAsync(Guid id) => (await house.ShowAsync(id)).GetProperty("alarm").GetProperty("level").GetInt32();
        async Task<IEnumerable<string?>> AskedAsync(Guid id) => [.. (await house.ShowAsync(id)).GetProperty("alarm").GetProperty("asked").GetProperty("roles").EnumerateArray().Select(r => r.GetString())];
    }

    [Fact]
    public async Task A_person_who_is_named_is_asked_by_name_and_stands_among_those_who_may_be_named()
    {
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        using var stranger = await house.Server.SignInAsync("grid-worker", house.Places.Root);
        var callees = (await house.Keeper.GetAsync("/api/alarm-devices/callees", TestContext.Current.CancellationToken).ReadAsync()).EnumerateArray().ToList();
        Assert.Equal(["alarm-operator", "shift-leader"], callees.SelectMany(c => c.GetProperty("roles").EnumerateArray()).Select(r => r.GetString()).Order());
        var leader = callees.Single(c => c.GetProperty("roles")[0].GetString() == "shift-leader").GetProperty("accountId").GetGuid();
        await stranger.GetAsync("/api/alarm-devices/callees", TestContext.Current.CancellationToken).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);

        var button = await house.RegisterAsync(AlarmsFixture.Fields(escalation: [new { roles = Array.Empty<string>(), accountIds = new[] { leader } }]));
        var asked = (await house.ShowAsync(await house.PressedAsync(button))).GetProperty("alarm").GetProperty("asked");
        Assert.Equal((0, leader), (asked.GetProperty("roles").GetArrayLength(), asked.GetProperty("accountIds")[0].GetGuid()));
    }

    [Fact]
    public void Each_level_asks_those_before_too_a_short_list_goes_on_with_the_house_s_and_the_last_step_asks_all()
    {
        EscalationLevel[] three = [new(["a"], []), new(["b"], []), new(["c"], [])];
        Assert.Equal(["a"], AskedAt(0, three, 15, 30));
        Assert.Equal(["a", "b"], AskedAt(1, three, 15, 30));
        Assert.Equal(["a", "b", "c"], AskedAt(2, three, 15, 30));
        // With a single step the second level is the last: whoever is named at any is asked.
        Assert.Equal(["a", "b", "c"], AskedAt(1, three, 15));
        Assert.Equal(["a", "alarm-operator", "shift-leader", "dispatcher", "leader"], AskedAt(2, three[..1], 15, 30));
        Assert.Equal(["a"], AskedAt(0, three[..1], 15, 30));
        // A list that names nobody ends with the house's own.
        Assert.Equal(["alarm-operator", "shift-leader", "dispatcher", "leader"], AskedAt(2, [new([], []), new([], []), new([], [])], 15, 30));
    }

    [Fact]
    public void A_step_newly_asks_whom_no_level_before_did()
    {
        EscalationLevel[] three = [new(["a"], []), new(["a", "b"], []), new(["b", "c"], [])];
        Assert.Equal(["a"], WhomItAsks.NewlyOf(At(0, three, 15, 30)).Roles);
        Assert.Equal(["b"], WhomItAsks.NewlyOf(At(1, three, 15, 30)).Roles);
        Assert.Equal(["c"], WhomItAsks.NewlyOf(At(2, three, 15, 30)).Roles);
        Assert.Equal(["b", "c"], WhomItAsks.NewlyOf(At(1, three, 15)).Roles);
    }

    private static IReadOnlyList<string> AskedAt(int level, EscalationLevel[] list, params int[] seconds) => WhomItAsks.Of(At(level, list, seconds)).Roles;

    private static Alarm At(int level, EscalationLevel[] list, params int[] seconds)
    {
        var at = DateTimeOffset.UnixEpoch;
        var alarm = new Alarm { Id = Guid.CreateVersion7(), Way = AlarmWay.Mqtt, Kind = AlarmKind.Press, Name = "", Longitude = 0, Latitude = 0, AreaPath = "/", HappenedAt = at, PressedAt = at, Escalation = list, LevelSeconds = seconds };
        alarm.Raise(By(AlarmTable.Device, at), []);
        for (var i = 0; i < level; i++) { Assert.Null(alarm.Escalate(By(AlarmTable.System, at.AddHours(1)))); }
        return alarm;

        static AlarmActor By(string role, DateTimeOffset when) => new(new Act(Guid.CreateVersion7(), Guid.Empty, when, when), role);
    }
}
