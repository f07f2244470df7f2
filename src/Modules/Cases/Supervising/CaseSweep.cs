using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Acting;
using Wangge.Cases.Calendars;
using Wangge.Cases.Limits;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Supervising;

/// <summary>What time alone does to cases: raises their level of supervision and ends suspensions at their date. Idempotent; in pages by index. Source: DOMAIN 3.</summary>
internal sealed class CaseSweep(IServiceScopeFactory scopes, SystemActs acts, TimeProvider time)
{
    private const int PageSize = 200;

    /// <summary>Acts of one sweep; what is left is done by the next, so that a night's work does not hold up the morning's.</summary>
    private const int MostActs = 2_000;

    private static readonly CaseState[] Supervised =
        [.. CaseTable.Steps.Where(step => step.Action == CaseAction.Supervise && step.Roles.Contains(CaseRoles.System)).Select(step => step.From).Distinct()];

    /// <summary>Sweeps a district once.</summary>
    /// <returns>Acts done.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        var resumed = await ResumeAsync(store, ct);
        return resumed + await RaiseAsync(store, MostActs - resumed, ct);
    }

    private async Task<int> ResumeAsync(DistrictStore store, CancellationToken ct)
    {
        var now = time.Now();
        var done = 0;
        var (at, seq) = (DateTimeOffset.MinValue, 0L);
        while (done < MostActs)
        {
            await using var db = store.Lease();
            var due = await db.Set<Case>().AsNoTracking()
                .Where(c => c.SuspendedUntil <= now && c.State == CaseState.Suspended)
                .Where(c => c.SuspendedUntil > at || (c.SuspendedUntil == at && EF.Property<long>(c, "Seq") > seq))
                .OrderBy(c => c.SuspendedUntil).ThenBy(c => EF.Property<long>(c, "Seq"))
                .Select(c => new { c.Id, Until = c.SuspendedUntil!.Value, Seq = EF.Property<long>(c, "Seq") })
                .Take(PageSize).ToListAsync(ct);
            foreach (var one in due)
            {
                (at, seq) = (one.Until, one.Seq);
                if (await acts.RunAsync(store, one.Id, async (matter, by, limits) => matter.Resume(by, await limits.OfAsync(matter.TypeId)), null, ct)) { done++; }
            }

            if (due.Count < PageSize) { break; }
        }

        return done;
    }

    private async Task<int> RaiseAsync(DistrictStore store, int most, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var limits = scope.ServiceProvider.GetRequiredService<CaseLimits>();
        var now = time.Now();
        var percents = CaseRules.Default.SupervisionPercents;
        var done = 0;
        // From the highest level down, so that what was just raised is not met again.
        for (var level = percents.Count - 1; level >= 0 && done < most; level--)
        {
            // From 100 % on a case is late; before, its deadline is no further away than the longest limit.
            var latest = percents[level] >= 100 ? now : await HorizonAsync(scope.ServiceProvider, now);
            done += await RaiseLevelAsync(store, limits, level, latest, now, most - done, ct);
        }

        return done;
    }

    private async Task<int> RaiseLevelAsync(DistrictStore store, CaseLimits limits, int level, DateTimeOffset latest, DateTimeOffset now, int most, CancellationToken ct)
    {
        var done = 0;
        var (due, seq) = (DateTimeOffset.MinValue, 0L);
        while (done < most)
        {
            await using var db = store.Lease();
            var page = await db.Set<Case>().AsNoTracking()
                .Where(c => c.EndedAt == null && c.SupervisionLevel == level && c.DueOrder <= latest && Supervised.Contains(c.State))
                .Where(c => c.DueOrder > due || (c.DueOrder == due && EF.Property<long>(c, "Seq") > seq))
                .OrderBy(c => c.DueOrder).ThenBy(c => EF.Property<long>(c, "Seq"))
                .Select(c => new { Case = c, Seq = EF.Property<long>(c, "Seq") })
                .Take(PageSize).ToListAsync(ct);
            foreach (var one in page)
            {
                (due, seq) = (one.Case.DueOrder, one.Seq);
                if (await LevelOfAsync(one.Case, limits, now) > level && await RaiseOneAsync(store, one.Case.Id, ct)) { done++; }
            }

            if (page.Count < PageSize) { break; }
        }

        return done;
    }

    private Task<bool> RaiseOneAsync(DistrictStore store, Guid caseId, CancellationToken ct) => acts.RunAsync(
        store, caseId,
        async (matter, by, limits) => matter.FindHandlingCalendar() is { } version
            ? matter.Supervise(by, await LevelOfAsync(matter, limits, by.Act.ReceivedAt), await limits.OfAsync(matter.TypeId, version))
            : CaseWhy.Refusal(CaseAction.Supervise, CaseWhy.NoClock),
        matter => new CaseSupervised(matter.Id, matter.SupervisionLevel, matter.AreaPath, matter.LeadUnitId),
        ct);

    private static async Task<int> LevelOfAsync(Case matter, CaseLimits limits, DateTimeOffset at) =>
        matter.FindHandlingCalendar() is { } version ? matter.LevelReachedAt(at, await limits.OfAsync(matter.TypeId, version)) : 0;

    /// <summary>When the longest limit of any type would end if it began now. Of a case at 80 % less than that is left, even twice extended.</summary>
    private static async Task<DateTimeOffset> HorizonAsync(IServiceProvider scope, DateTimeOffset now)
    {
        var clock = await scope.GetRequiredService<LimitClocks>().NewestAsync();
        var limits = (await scope.GetRequiredService<CaseTypes>().BookAsync()).All.Select(type => type.Handling).OfType<Limit>()
            .GroupBy(limit => limit.Unit).Select(unit => unit.MaxBy(limit => limit.Amount));
        return limits.Select(limit => clock.DueAt(now, limit)).Append(now).Max();
    }
}
