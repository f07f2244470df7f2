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
}
