using Wangge.Kernel.Repeats;
using Wangge.Rounds.Making;

namespace Wangge.Rounds.Plans;

/// <summary>Writes a plan of rounds, or a further edition of one where the copy that was edited is still in force. It holds at once: rounds that have not opened are made anew.</summary>
/// <remarks>Refuses with <c>rounds.plan.*</c>. Rounds that have opened keep the edition that they were made of.</remarks>
internal static class WritePlan
{
    /// <param name="ActId">The client's id of this writing (UUIDv7).</param>
    /// <param name="BasedOn">Number of the edition that was edited; 0 for a new plan.</param>
    public sealed record Request(Guid ActId, [Range(0, int.MaxValue)] int BasedOn, [Required] PlanContent Content);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/rounds/plans/{planId:guid}", Handle)
        .RequirePermission(RoundsPermissions.KeepPlans)
        .WithName("WriteRoundPlan");

    private static async Task<Results<Ok<PlanView>, Refused>> Handle(
        Guid planId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, PlanRules rules, RoundMaking making, TimeProvider time, CancellationToken ct)
    {
        if (planId.Version != 7 || request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (policy.Check(actor, RoundsPermissions.KeepPlans, new Reach(request.Content.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        var hash = RepeatedWrites.HashOf(new { planId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var plan = await db.Set<RoundPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct);
        if (earlier.OutcomeId is not null && plan is not null) { return TypedResults.Ok(PlanView.Of(plan, await db.Set<PlanEdition>().FirstAsync(e => e.Id == plan.EditionId, ct))); }
        if (Refuse(request, plan, actor, policy) is { } refusal) { return new Refused(refusal); }
        if (await rules.CheckAsync(request.Content, ct) is { } unfit) { return new Refused(unfit); }

        var edition = EditionOf(planId, (plan?.Version ?? 0) + 1, request.Content, actor.Id, time.Now());
        if (plan is null) { db.Add(plan = new RoundPlan { Id = planId, Name = request.Content.Name.Trim(), AreaPath = request.Content.AreaPath, EditionId = edition.Id, Version = 1 }); }
        else
        {
            (plan.Name, plan.AreaPath, plan.EditionId) = (request.Content.Name.Trim(), request.Content.AreaPath, edition.Id);
            plan.Version++;
        }

        db.Add(edition);
        await making.MakeAsync(db, plan, edition, ct);
        db.Remember(actor.Key, request.ActId, hash, planId, time);
        db.Leaf(AuditNote.By(actor, "rounds.plan-written", "round-plan", planId, plan.AreaPath, data: AuditData.Of(("edition", edition.Number))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(PlanView.Of(plan, edition));
    }

    /// <summary>The edition with what it is found by.</summary>
    internal static PlanEdition EditionOf(Guid planId, int number, PlanContent content, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PlanId = planId, Number = number, Content = content, At = now, By = by,
        WalkerRole = content.Walkers.Role, WalkerAreaPath = content.Walkers.AreaPath, WalkerUnitId = content.Walkers.UnitId,
    };

    private static Refusal? Refuse(Request request, RoundPlan? plan, Actor actor, AccessPolicy policy)
    {
        if (plan is null) { return request.BasedOn > 0 ? PlanRules.Unknown : null; }
        return policy.Check(actor, RoundsPermissions.KeepPlans, new Reach(plan.AreaPath))
            ?? (plan.EndedAt is not null ? PlanRules.Ended : plan.Version != request.BasedOn ? PlanRules.Stale : null);
    }
}
