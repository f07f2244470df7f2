using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Walking;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Listening;

public sealed class RoundsByPositionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task PositionsAsync(HttpClient by, params (double Minute, double East)[] fixes) => await by.PostAsJsonAsync(
        "/api/dispatch/positions",
        new { fixes = fixes.Select(f => new { at = Beat.Nine.AddMinutes(f.Minute), longitude = Beat.Place(f.East).Longitude, latitude = Beat.Place(f.East).Latitude, accuracy = 8 }) }, Ct).ReadAsync();

    private static async Task<JsonElement> ShowAsync(Beat beat, Guid round) => (await beat.Leader.GetAsync($"/api/rounds/walks/{round}", Ct).ReadAsync()).GetProperty("round");

    private static async Task ReachesAsync(Beat beat, Guid round, string state)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await ShowAsync(beat, round)).GetProperty("state").GetString() == state) { return; }
            await Task.Delay(100, Ct);
        }

        Assert.Equal(state, (await ShowAsync(beat, round)).GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Positions_of_who_began_prove_points_and_those_of_others_do_not(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(20);
        await PositionsAsync(beat.Walker, (2, 0), (4, 400));
        Assert.Equal("planned", (await ShowAsync(beat, round)).GetProperty("state").GetString());

        // What came before somebody said that they walk counts too, once they say so.
        await beat.SendAsync(round).ReadAsync();
        await ReachesAsync(beat, round, "complete");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_late_position_makes_a_missed_round_complete(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(20);
        await beat.SendAsync(round).ReadAsync();
        await PositionsAsync(beat.Walker, (15, 0));
        beat.Clock.Now = Beat.Nine.AddHours(2);
        await beat.SweepAsync();
        Assert.Equal("missed", (await ShowAsync(beat, round)).GetProperty("state").GetString());
        await PositionsAsync(beat.Walker, (80, 5_000));
        await PositionsAsync(beat.Walker, (14, 400));
        await ReachesAsync(beat, round, "complete");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_point_passed_again_in_order_is_no_longer_out_of_order(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store, isOrdered: true);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(20);
        await beat.SendAsync(round).ReadAsync();
        await PositionsAsync(beat.Walker, (5, 400), (10, 0));
        await ReachesAsync(beat, round, "complete");
        Assert.True(await IsOutOfOrderAsync(beat, round));
        await PositionsAsync(beat.Walker, (15, 400));
        await UntilAsync(async () => !await IsOutOfOrderAsync(beat, round));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_walkers_earlier_passing_counts_though_no_point_is_hit_by_it_that_was_not(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        beat.Clock.Now = Beat.Nine.AddMinutes(20);
        using var other = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "A/");
        await other.PutAsJsonAsync("/api/duty", new { spellId = Guid.CreateVersion7(), isOn = true, happenedAt = Beat.Nine }, Ct).ReadAsync();
        await beat.SendAsync(round).ReadAsync();
        await beat.SendAsync(round, by: other).ReadAsync();
        await PositionsAsync(beat.Walker, (10, 0), (12, 400));
        await ReachesAsync(beat, round, "complete");
        await PositionsAsync(other, (3, 0));
        await UntilAsync(async () => (await ShowAsync(beat, round)).GetProperty("points")[0].GetProperty("hitAt").GetDateTimeOffset() == Beat.Nine.AddMinutes(3));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_walked_a_round_that_nothing_changes_any_more_is_no_longer_kept_in_memory(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var round = await beat.RoundAsync();
        await beat.SendAsync(round).ReadAsync();
        await PositionsAsync(beat.Walker, (0, 0));
        var walking = beat.Server.Services.GetRequiredService<DistrictStates<WalkingAccounts>>();
        await UntilAsync(() => Task.FromResult(walking.Peek(beat.Server.District.Code)?.Walks(beat.Walker.AccountId, Beat.Nine) == true));

        beat.Clock.Now = Beat.Nine.AddDays(4);
        Assert.False(walking.Peek(beat.Server.District.Code)!.Walks(beat.Walker.AccountId, beat.Clock.Now));
        using var other = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "A/");
        await other.PutAsJsonAsync("/api/duty", new { spellId = Guid.CreateVersion7(), isOn = true, happenedAt = beat.Clock.Now }, Ct).ReadAsync();
        await PositionsAsync(other, (4 * 24 * 60, 0));
        await UntilAsync(() => Task.FromResult(walking.Peek(beat.Server.District.Code)?.Until.Count == 0));
    }

    private static async Task<bool> IsOutOfOrderAsync(Beat beat, Guid round) => (await ShowAsync(beat, round)).GetProperty("points")[1].GetProperty("isOutOfOrder").GetBoolean();

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 100 && !await isSo(); tries++) { await Task.Delay(100, Ct); }
        Assert.True(await isSo());
    }
}
