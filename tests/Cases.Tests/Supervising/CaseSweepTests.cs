using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Supervising;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Supervising;

/// <summary>What time alone does to cases, by a clock that the test moves.</summary>
public sealed class CaseSweepTests
{
    // Monday 08:00 in Shanghai.
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Levels_are_raised_at_their_share_of_the_limit_once_and_a_suspended_case_resumes_at_its_date(StoreKind store)
    {
        var clock = new StillClock(Monday);
        await using var house = await CaseHouse.StartAsync(store, clock);
        var sweeper = house.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<ICaseSweeper>(house.Server.District.Code);

        // 2 emergency hours: yellow after 96 minutes, red after 120, then after 180 and 240.
        var urgent = await house.HandlingAsync("井盖丢失", "hazard.manhole-cover", isSigned: false);
        // 2 working days: yellow only on Tuesday.
        var slow = await house.HandlingAsync("路灯不亮");
        var resting = await house.HandlingAsync("等材料");
        await house.Act("unit-handler", resting.CaseId, "ask-suspension", new { ground = "materials", until = Monday.AddMinutes(90) });
        await house.Act("dispatcher", resting.CaseId, "grant-suspension");

        clock.Now = Monday.AddMinutes(89);
        await sweeper.SweepAsync();
        Assert.Equal(CaseState.Suspended, (await Case(resting)).State);
        clock.Now = Monday.AddMinutes(95.9);
        await sweeper.SweepAsync();
        var resumed = await Case(resting);
        Assert.Equal((CaseState.Handling, 0), (resumed.State, resumed.SupervisionLevel));
        // The clock goes on from the date, not from the sweep: 90 minutes stood, two days from 08:00.
        Assert.Equal(Monday.AddDays(2).AddMinutes(90), resumed.HandleDueAt);

        foreach (var (minutes, level) in new[] { (96.0, 1), (119.9, 1), (120, 2), (179.9, 2), (180, 3), (239.9, 3), (240, 4), (500, 4) })
        {
            clock.Now = Monday.AddMinutes(minutes);
            await sweeper.SweepAsync();
            Assert.Equal(0, await sweeper.SweepAsync());
            Assert.Equal(level, (await Case(urgent)).SupervisionLevel);
        }

        Assert.Equal(0, (await Case(slow)).SupervisionLevel);
        await using var db = house.Server.Store.Lease();
        var entries = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == urgent.CaseId && e.Action == CaseAction.Supervise).OrderBy(e => e.Sequence).ToListAsync(Ct);
        Assert.Equal([1, 2, 3, 4], entries.Select(e => e.Read<SupervisionData>().Level));
        Assert.All(entries, e => Assert.Equal((CaseRoles.System, Guid.Empty), (e.Role, e.ActorId)));

        // The house's own sweep every half minute may have come first; nothing is done twice all the same. After a long night the level reached is written once, not each that was passed.
        clock.Now = Monday.AddDays(30);
        await sweeper.SweepAsync();
        Assert.Equal((4, 4), ((await Case(slow)).SupervisionLevel, (await Case(resting)).SupervisionLevel));

        async Task<Case> Case(CaseHouse.Sent sent)
        {
            await using var read = house.Server.Store.Lease();
            return await read.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == sent.CaseId, Ct);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_sweeps_at_once_do_each_thing_once(StoreKind store)
    {
        var clock = new StillClock(Monday);
        await using var house = await CaseHouse.StartAsync(store, clock);
        var sweep = house.Server.Services.GetRequiredService<CaseSweep>();
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++) { ids.Add((await house.HandlingAsync($"井盖 {i}", "hazard.manhole-cover", isSigned: false)).CaseId); }
        clock.Now = Monday.AddMinutes(100);

        await Task.WhenAll(sweep.SweepAsync(house.Server.Store, Ct), sweep.SweepAsync(house.Server.Store, Ct), sweep.SweepAsync(house.Server.Store, Ct));
        await using var db = house.Server.Store.Lease();
        Assert.Equal(ids.Count, await db.Set<CaseJournalEntry>().CountAsync(e => e.Action == CaseAction.Supervise, Ct));
    }
}
