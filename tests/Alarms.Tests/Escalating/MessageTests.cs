using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Escalating;

/// <summary>Whom a level asks is written to, where they left an address.</summary>
public sealed class MessageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_level_writes_once_to_each_person_whom_it_asks_and_an_answered_alarm_to_nobody(StoreKind store)
    {
        var letters = new Letters();
        await using var house = await AlarmsFixture.StartAsync(store, app => app.Services.AddSingleton<IMessageDoor>(letters));
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        using var silent = await house.Server.SignInAsync("leader", house.Places.Root);
        await AddressAsync(house, house.Desk, "desk@example.org");
        await AddressAsync(house, house.Leader, "shift@example.org");
        await AddressAsync(house, leader, "leader@example.org");

        var (left, answered) = (await house.PressedAsync(await house.RegisterAsync()), await house.PressedAsync(await house.RegisterAsync(AlarmsFixture.Fields("S02", 0.015))));
        await house.ActAsync(house.Desk, answered, "acknowledge").ReadAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(16));
        await AlarmsFixture.UntilAsync(() => Task.FromResult(!letters.Sent.IsEmpty), "the shift leader is written to");
        Assert.Equal(["shift@example.org"], letters.Sent.Select(l => l.Email));
        var first = letters.Sent.Single();
        Assert.Equal(("/office/alarms/" + left, true, false), (first.LinkPath, first.Subject.Contains("港湾学校", StringComparison.Ordinal), first.Subject.Contains("演练", StringComparison.Ordinal)));
        Assert.Matches(@"\d\d:\d\d:\d\d 按下", first.Text);

        house.Clock.Advance(TimeSpan.FromSeconds(15));
        await AlarmsFixture.UntilAsync(() => Task.FromResult(letters.Sent.Count >= 4), "all are written to");
        Assert.Equal(["desk@example.org", "leader@example.org", "shift@example.org", "shift@example.org"], letters.Sent.Select(l => l.Email).Order());
        Assert.Equal(4, letters.Sent.Select(l => l.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_drill_says_so_a_test_writes_to_nobody_and_a_place_in_words_is_told_by_number()
    {
        var letters = new Letters();
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite, app => app.Services.AddSingleton<IMessageDoor>(letters));
        await AddressAsync(house, house.Leader, "shift@example.org");
        var drill = await house.PressedAsync(await house.RegisterAsync(), kind: "drill");
        await house.PressedAsync(await house.RegisterAsync(AlarmsFixture.Fields("S02", 0.015)), kind: "test");
        var home = Guid.CreateVersion7();
        await house.Desk.PutAsJsonAsync($"/api/alarms/{home}", new { longitude = TinyDistrict.West + 0.005, latitude = TinyDistrict.South + 0.005, place = "某某家", fromField = false }, Ct).ReadAsync(System.Net.HttpStatusCode.Created);

        house.Clock.Advance(TimeSpan.FromSeconds(16));
        await AlarmsFixture.UntilAsync(() => Task.FromResult(letters.Sent.Count >= 2), "both are written of");
        var subjects = letters.Sent.ToDictionary(l => l.LinkPath!, l => l.Subject);
        Assert.Equal(new[] { drill, home }.Select(id => "/office/alarms/" + id).Order(), subjects.Keys.Order());
        Assert.Contains("【演练，不是真警】", subjects["/office/alarms/" + drill], StringComparison.Ordinal);
        Assert.DoesNotContain("某某家", subjects["/office/alarms/" + home], StringComparison.Ordinal);
    }

    private static async Task AddressAsync(AlarmsFixture house, StaffClient person, string email) =>
        await house.Keeper.PutAsJsonAsync($"/api/accounts/{person.AccountId}/address", new { email }, Ct).ReadAsync();

    private sealed class Letters : IMessageDoor
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        public Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            Sent.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
