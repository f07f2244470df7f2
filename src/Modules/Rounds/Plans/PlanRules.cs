using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Rounds.Points;

namespace Wangge.Rounds.Plans;

/// <summary>What a plan must be, whoever writes it.</summary>
internal sealed class PlanRules(DistrictDb db, IAreaLookup areas, IUnits units, IAccounts accounts)
{
    public static readonly Refusal Unknown = new("rounds.plan.unknown", RefusalKind.NotFound);
    public static readonly Refusal Ended = new("rounds.plan.ended", RefusalKind.Conflict, "It has ended.");
    public static readonly Refusal Stale = new("rounds.plan.stale", RefusalKind.Stale, "Another changed it meanwhile.");
    private static readonly Refusal BadDays = new("rounds.plan.bad-days", RefusalKind.Invalid, "Days are 1 to 7, each once.");
    private static readonly Refusal BadTimes = new("rounds.plan.bad-times", RefusalKind.Invalid, "A time ends within a day of its begin, and no two begin alike.");
    private static readonly Refusal BadPoints = new("rounds.plan.bad-points", RefusalKind.Invalid, "Points are of the register, in force, each once.");
    private static readonly Refusal BadWalkers = new("rounds.plan.bad-walkers", RefusalKind.Invalid, "Name a role at an area, a unit or people: one of the three, and such as there are.");
    private static readonly Refusal UnknownArea = new("rounds.plan.unknown-area", RefusalKind.Invalid);

    /// <summary>Why this content cannot be, or null.</summary>
    public async Task<Refusal?> CheckAsync(PlanContent plan, CancellationToken ct)
    {
        if (plan.Days.Distinct().Count() != plan.Days.Count || plan.Days.Any(d => d is < 1 or > 7)) { return BadDays; }
        if (plan.Times.DistinctBy(t => t.From).Count() != plan.Times.Count || plan.Times.Any(t => t.From == t.Until)) { return BadTimes; }
        if (await areas.FindAreaAsync(plan.AreaPath) is null) { return UnknownArea; }
        if (plan.PointIds.Distinct().Count() != plan.PointIds.Count) { return BadPoints; }
        var ids = plan.PointIds.ToList();
        if (await db.Set<MustCheckPoint>().CountAsync(p => ids.Contains(p.Id) && p.EndedAt == null, ct) != ids.Count) { return BadPoints; }
        return await AreThereAsync(plan.Walkers, RoundsPermissions.Walkers, ct) ? null : BadWalkers;
    }

    /// <summary>Whether they are one of the three, and there.</summary>
    /// <param name="roles">Those that may be named.</param>
    public async Task<bool> AreThereAsync(Walkers walkers, IReadOnlyList<string> roles, CancellationToken ct)
    {
        if (!walkers.IsOneOfThree) { return false; }
        if (walkers.AreaPath is { } area) { return roles.Contains(walkers.Role) && await areas.FindAreaAsync(area) is not null; }
        if (walkers.UnitId is { } unit) { return await units.FindAsync(unit, ct) is not null; }
        foreach (var account in walkers.AccountIds!) { if (!await accounts.IsActiveAsync(account, ct)) { return false; } }
        return true;
    }
}
