using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Watching;

public sealed class CameraPlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plans_rounds_are_made_ahead_once_and_anew_by_a_new_edition_where_they_have_not_opened(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        // 36 hours ahead of Monday 09:01: that morning, the afternoon, and both of Tuesday.
        Assert.Equal(4, (await house.MineAsync()).Count);
        await house.SweepAsync();
        await house.SweepAsync();
        Assert.Equal(4, (await house.MineAsync()).Count);

        await house.PutPlanAsync(1, cameras: house.Cameras[..1]).ReadAsync();
        Assert.Equal([3, 1, 1, 1], (await house.MineAsync()).Select(r => r.GetProperty("cameras").GetInt32()));
        Assert.Equal(2, (await house.Leader.GetAsync($"/api/camera-round-plans/{house.Plan}/editions", Ct).ReadAsync()).GetProperty("editions").GetArrayLength());
        var listed = Assert.Single((await house.Leader.GetAsync("/api/camera-round-plans", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("校园视频巡查", 2), (listed.GetProperty("content").GetProperty("name").GetString(), listed.GetProperty("basedOn").GetInt32()));

        await house.Leader.PostAsync($"/api/camera-round-plans/{house.Plan}/end", null, Ct).ReadAsync();
        await house.Leader.PostAsync($"/api/camera-round-plans/{house.Plan}/end", null, Ct).ReadAsync();
        await house.SweepAsync();
        Assert.Single(await house.MineAsync());
        await house.PutPlanAsync(3).RefusedAsync("rounds.camera-plan.ended", HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plan_without_days_of_its_own_follows_the_calendar_with_its_made_up_workdays(StoreKind store)
    {
        // 2026-02-28 is a Saturday that is worked, by the order of the State Council on that year's holidays.
        await using var house = await WatchHouse.StartAsync(store, new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero), days: []);
        async Task<string[]> DaysAsync() => [.. (await house.MineAsync(await house.SignInAsync("alarm-operator", house.Places.Subdistrict))).Select(r => r.GetProperty("day").GetString()!).Distinct()];
        Assert.Equal(["2026-02-28"], await DaysAsync());
        house.Clock.Now = house.Clock.Now.AddDays(1);
        await house.SweepAsync();
        Assert.DoesNotContain("2026-03-01", await DaysAsync());
        house.Clock.Now = house.Clock.Now.AddDays(1);
        await house.SweepAsync();
        Assert.Contains("2026-03-02", await DaysAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_by_name_and_a_repeat_changes_nothing(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var act = Guid.CreateVersion7();
        await house.PutPlanAsync(1, act: act).ReadAsync();
        Assert.Equal(2, (await house.PutPlanAsync(1, act: act).ReadAsync()).GetProperty("basedOn").GetInt32());
        await house.PutPlanAsync(1).RefusedAsync("rounds.camera-plan.stale", HttpStatusCode.PreconditionFailed);
        await house.PutPlanAsync(2, cameras: [house.Cameras[0], house.Cameras[0]]).RefusedAsync("rounds.camera-plan.bad-cameras", HttpStatusCode.BadRequest);
        await house.PutPlanAsync(2, cameras: [Guid.CreateVersion7()]).RefusedAsync("rounds.camera-plan.bad-cameras", HttpStatusCode.BadRequest);
        // All three stand in community A.
        await house.PutPlanAsync(2, area: house.Places.Subdistrict + "B/").RefusedAsync("rounds.camera-plan.bad-cameras", HttpStatusCode.BadRequest);
        await house.PutPlanAsync(2, days: [1, 1]).RefusedAsync("rounds.camera-plan.bad-days", HttpStatusCode.BadRequest);
        foreach (var watchers in new object[] { new { }, new { role = "patrol", areaPath = house.Places.Root }, new { unitId = Guid.CreateVersion7() } })
        {
            await house.PutPlanAsync(2, watchers).RefusedAsync("rounds.camera-plan.bad-watchers", HttpStatusCode.BadRequest);
        }

        await house.PutPlanAsync(2, by: await house.SignInAsync("leader", house.Places.Subdistrict + "A/")).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await house.PutPlanAsync(2, by: house.Desk).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_camera_that_has_ended_is_not_asked_for_in_rounds_to_come(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var keeper = await house.SignInAsync("system-administrator", house.Places.Root);
        await keeper.PostAsync($"/api/cameras/{house.Cameras[1]}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        house.Clock.Now = Beat.Nine.AddDays(1);
        await house.SweepAsync();
        Assert.Equal(2, (await house.MineAsync(await house.SignInAsync("alarm-operator", house.Places.Subdistrict)))[^1].GetProperty("cameras").GetInt32());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_is_founded_once_with_its_first_camera_rounds(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        PlannedCameraRounds[] plans = [new(Guid.CreateVersion7(), "放学巡查", house.Places.Subdistrict, house.Cameras, [], [new(15, 0)], 30, 15, 5, "shift-leader")];
        for (var i = 0; i < 2; i++)
        {
            await using var scope = house.Server.Scope();
            await scope.ServiceProvider.GetRequiredService<ICameraRoundFounding>().FoundAsync(plans, Ct);
        }

        Assert.Equal(2, (await house.MineAsync(await house.SignInAsync("shift-leader", house.Places.Root))).Count);
        await using var other = house.Server.Scope();
        PlannedCameraRounds[] wrong = [plans[0] with { Id = Guid.CreateVersion7(), CameraIds = [Guid.CreateVersion7()] }];
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.ServiceProvider.GetRequiredService<ICameraRoundFounding>().FoundAsync(wrong, Ct));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_round_is_found_by_role_by_unit_and_by_name_of_those_alone_who_look_through_cameras(StoreKind store)
    {
        await using var house = await WatchHouse.StartAsync(store);
        var inside = await house.SignInAsync("alarm-operator", house.Places.Subdistrict + "A/");
        var elsewhere = await house.SignInAsync("alarm-operator", "/elsewhere/");
        using var atUnit = await house.Server.SignInAsync(new HeldRole("alarm-operator", house.Places.Root, null), new HeldRole("unit-handler", null, house.Places.LeadUnit));
        Assert.Equal((4, 4, 0), ((await house.MineAsync()).Count, (await house.MineAsync(inside)).Count, (await house.MineAsync(elsewhere)).Count));
        await house.PutPlanAsync(1, new { unitId = house.Places.LeadUnit }).ReadAsync();
        Assert.Equal((1, 4), ((await house.MineAsync()).Count, (await house.MineAsync(atUnit)).Count));
        await house.PutPlanAsync(2, new { accountIds = new[] { inside.AccountId } }).ReadAsync();
        Assert.Equal((1, 4), ((await house.MineAsync()).Count, (await house.MineAsync(inside)).Count));
        await (await house.SignInAsync("patrol", house.Places.Root)).GetAsync("/api/camera-rounds/mine", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }
}
