using Wangge.Rounds.Watching.Making;

namespace Wangge.Rounds.Watching.Planning;

/// <summary>Ends a plan of camera rounds: rounds that have not opened are taken back, those that have stay. A repeat changes nothing.</summary>
internal static class EndCameraPlan
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/camera-round-plans/{planId:guid}/end", Handle)
        .RequirePermission(RoundsPermissions.KeepCameraPlans)
        .WithName(nameof(EndCameraPlan));

    private static async Task<Results<Ok<CameraPlanView>, Refused>> Handle(Guid planId, DistrictDb db, Actor actor, AccessPolicy policy, CameraRoundMaking making, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<CameraPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) { return new Refused(CameraRoundRefusals.UnknownPlan); }
        if (policy.Check(actor, RoundsPermissions.KeepCameraPlans, new Reach(plan.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (plan.EndedAt is null)
        {
            plan.EndedAt = time.Now();
            plan.Version++;
            await making.TakeBackAsync(planId, ct);
            db.Leaf(AuditNote.By(actor, "rounds.camera-plan-ended", "camera-round-plan", planId, plan.AreaPath));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(CameraPlanView.Of(plan, await db.Set<CameraPlanEdition>().AsNoTracking().FirstAsync(e => e.Id == plan.EditionId, ct)));
    }
}
