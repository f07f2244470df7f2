using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Walking;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Plans;

public sealed class PlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plans_rounds_are_made_ahead_once_and_anew_by_a_new_edition_where_they_have_not_opened(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        // 36 hours ahead of Monday 09:00: that morning, the afternoon, and both of Tuesday.
        Assert.Equal(4, (await beat.MineAsync()).Count);
        await beat.SweepAsync();
        await beat.SweepAsync();
        Assert.Equal(4, (await beat.MineAsync()).Count);

        await beat.PutPlanAsync(1, points: [beat.School]).ReadAsync();
        var rounds = await beat.MineAsync();
        Assert.Equal([2, 1, 1, 1], rounds.Select(r => r.GetProperty("points").GetArrayLength()));
        Assert.Equal(2, (await beat.Leader.GetAsync($"/api/rounds/plans/{beat.Plan}/editions", Ct).ReadAsync()).GetProperty("editions").GetArrayLength());

        beat.Clock.Now = Beat.Nine.AddDays(1);
        await beat.SweepAsync();
        using var walker = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict);
        using var leader = await beat.Server.SignInAsync("leader", beat.Places.Root);
        Assert.Equal(6, (await beat.MineAsync(walker)).Count);
        await leader.PostAsync($"/api/rounds/plans/{beat.Plan}/end", null, Ct).ReadAsync();
        await leader.PostAsync($"/api/rounds/plans/{beat.Plan}/end", null, Ct).ReadAsync();
        await beat.SweepAsync();
        Assert.Equal(3, (await beat.MineAsync(walker)).Count);
        await beat.PutPlanAsync(3, by: leader).RefusedAsync("rounds.plan.ended", HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_walkers_rounds_are_found_by_the_editions_that_still_have_some_however_often_a_plan_was_written(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        for (var written = 1; written <= 6; written++) { await beat.PutPlanAsync(written).ReadAsync(); }
        await using var scope = beat.Server.Scope();
        var actor = new Actor(beat.Walker.AccountId, ActorKind.Account, "a", null, [new HeldRole("patrol", beat.Places.Subdistrict + "A/", null)]);
        // The first made this morning's round, which had opened; the last made those ahead.
        Assert.Equal(2, (await scope.ServiceProvider.GetRequiredService<RoundReading>().EditionsOfAsync(actor, Beat.Nine, Ct)).Count);
        Assert.Equal(4, (await beat.MineAsync()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_by_name_and_a_repeat_changes_nothing(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        var act = Guid.CreateVersion7();
        await beat.PutPlanAsync(1, act: act).ReadAsync();
        Assert.Equal(2, (await beat.PutPlanAsync(1, act: act).ReadAsync()).GetProperty("basedOn").GetInt32());
        await beat.PutPlanAsync(1).RefusedAsync("rounds.plan.stale", HttpStatusCode.PreconditionFailed);
        await beat.PutPlanAsync(2, points: [beat.School, beat.School]).RefusedAsync("rounds.plan.bad-points", HttpStatusCode.BadRequest);
        await beat.PutPlanAsync(2, points: [Guid.CreateVersion7()]).RefusedAsync("rounds.plan.bad-points", HttpStatusCode.BadRequest);
        foreach (var walkers in new object[] { new { }, new { role = "acceptor", areaPath = beat.Places.Root }, new { role = "patrol" }, new { unitId = Guid.CreateVersion7() }, new { unitId = beat.Places.LeadUnit, role = "patrol", areaPath = beat.Places.Root }, new { accountIds = new[] { Guid.CreateVersion7() } } })
        {
            await beat.PutPlanAsync(2, walkers).RefusedAsync("rounds.plan.bad-walkers", HttpStatusCode.BadRequest);
        }

        using var elsewhere = await beat.Server.SignInAsync("leader", beat.Places.Subdistrict + "B/");
        await beat.PutPlanAsync(2, by: elsewhere).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await beat.PutPlanAsync(2, by: beat.Walker).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_sees_the_rounds_that_are_his_to_walk(StoreKind store)
    {
        await using var beat = await Beat.StartAsync(store);
        using var inside = await beat.Server.SignInAsync("patrol", beat.Places.Subdistrict + "A/G002/");
        using var otherRole = await beat.Server.SignInAsync("grid-worker", beat.Places.Subdistrict + "A/");
        using var handler = await beat.Server.SignInAsync(new HeldRole("unit-handler", null, beat.Places.LeadUnit));
        async Task<int[]> CountsAsync()
        {
            var counts = new List<int>();
            foreach (var one in new HttpClient[] { beat.Walker, inside, otherRole, handler, beat.Leader }) { counts.Add((await beat.MineAsync(one)).Count); }
            return [.. counts];
        }

        Assert.Equal(new[] { 4, 4, 0, 0, 0 }, await CountsAsync());
        // What has opened stays with those who had it.
        await beat.PutPlanAsync(1, new { unitId = beat.Places.LeadUnit }).ReadAsync();
        Assert.Equal(new[] { 1, 1, 0, 3, 0 }, await CountsAsync());
        await beat.PutPlanAsync(2, new { accountIds = new[] { otherRole.AccountId } }).ReadAsync();
        Assert.Equal(new[] { 1, 1, 3, 0, 0 }, await CountsAsync());
    }
}
