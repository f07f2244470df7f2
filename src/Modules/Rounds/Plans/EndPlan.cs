using Wangge.Rounds.Making;

namespace Wangge.Rounds.Plans;

/// <summary>Ends a plan: rounds that have not opened are taken back, those that have stay. A repeat changes nothing.</summary>
internal static class EndPlan
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/plans/{planId:guid}/end", Handle)
        .RequirePermission(RoundsPermissions.KeepPlans)
        .WithName("EndRoundPlan");

    private static async Task<Results<Ok<PlanView>, Refused>> Handle(Guid planId, DistrictDb db, Actor actor, AccessPolicy policy, RoundMaking making, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<RoundPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) { return new Refused(PlanRules.Unknown); }
        if (policy.Check(actor, RoundsPermissions.KeepPlans, new Reach(plan.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (plan.EndedAt is null)
        {
            plan.EndedAt = time.Now();
            plan.Version++;
            await making.TakeBackAsync(db, planId, ct);
            db.Leaf(AuditNote.By(actor, "rounds.plan-ended", "round-plan", planId, plan.AreaPath));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(PlanView.Of(plan, await db.Set<PlanEdition>().AsNoTracking().FirstAsync(e => e.Id == plan.EditionId, ct)));
    }
}
