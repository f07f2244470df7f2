using Wangge.Kernel.Repeats;
using Wangge.Rounds.Watching.Making;

namespace Wangge.Rounds.Watching.Planning;

/// <summary>Writes a plan of camera rounds, or a further edition of one where the copy that was edited is still in force. It holds at once: rounds that have not opened are made anew.</summary>
/// <remarks>Refuses with <c>rounds.camera-plan.*</c>. Rounds that have opened keep the edition that they were made of.</remarks>
internal static class WriteCameraPlan
{
    /// <param name="ActId">The client's id of this writing (UUIDv7).</param>
    /// <param name="BasedOn">Number of the edition that was edited; 0 for a new plan.</param>
    public sealed record Request(Guid ActId, [Range(0, int.MaxValue)] int BasedOn, [Required] CameraPlanContent Content);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/camera-round-plans/{planId:guid}", Handle)
        .RequirePermission(RoundsPermissions.KeepCameraPlans)
        .WithName(nameof(WriteCameraPlan));

    private static async Task<Results<Ok<CameraPlanView>, Refused>> Handle(
        Guid planId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, CameraPlanRules rules, CameraRoundMaking making, TimeProvider time, CancellationToken ct)
    {
        if (planId.Version != 7 || request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (policy.Check(actor, RoundsPermissions.KeepCameraPlans, new Reach(request.Content.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        var hash = RepeatedWrites.HashOf(new { planId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var plan = await db.Set<CameraPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct);
        if (earlier.OutcomeId is not null && plan is not null) { return TypedResults.Ok(CameraPlanView.Of(plan, await db.Set<CameraPlanEdition>().FirstAsync(e => e.Id == plan.EditionId, ct))); }
        if (Refuse(request, plan, actor, policy) is { } refusal) { return new Refused(refusal); }
        if (await rules.CheckAsync(request.Content, ct) is { } unfit) { return new Refused(unfit); }

        var edition = EditionOf(planId, (plan?.Version ?? 0) + 1, request.Content, actor.Id, time.Now());
        if (plan is null) { db.Add(plan = PlanOf(edition)); }
        else
        {
            (plan.Name, plan.AreaPath, plan.EditionId) = (request.Content.Name.Trim(), request.Content.AreaPath, edition.Id);
            plan.Version++;
        }

        db.Add(edition);
        await making.MakeAsync(plan, edition, ct);
        db.Remember(actor.Key, request.ActId, hash, planId, time);
        db.Leaf(AuditNote.By(actor, "rounds.camera-plan-written", "camera-round-plan", planId, plan.AreaPath, data: AuditData.Of(("edition", edition.Number))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(CameraPlanView.Of(plan, edition));
    }

    internal static CameraPlanEdition EditionOf(Guid planId, int number, CameraPlanContent content, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PlanId = planId, Number = number, Content = content, At = now, By = by };

    /// <summary>The plan of its first edition.</summary>
    internal static CameraPlan PlanOf(CameraPlanEdition edition) =>
        new() { Id = edition.PlanId, Name = edition.Content.Name.Trim(), AreaPath = edition.Content.AreaPath, EditionId = edition.Id, Version = 1 };

    private static Refusal? Refuse(Request request, CameraPlan? plan, Actor actor, AccessPolicy policy)
    {
        if (plan is null) { return request.BasedOn > 0 ? CameraRoundRefusals.UnknownPlan : null; }
        return policy.Check(actor, RoundsPermissions.KeepCameraPlans, new Reach(plan.AreaPath))
            ?? (plan.EndedAt is not null ? CameraRoundRefusals.PlanEnded : plan.Version != request.BasedOn ? CameraRoundRefusals.StalePlan : null);
    }
}
