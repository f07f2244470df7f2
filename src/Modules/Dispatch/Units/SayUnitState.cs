using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Units;

/// <summary>A unit goes on duty, off duty or is busy with work of its own: said by its crew or by the desk.</summary>
/// <remarks>Refuses with <c>dispatch.unit.*</c>. What a unit is sent to ends first.</remarks>
internal static class SayUnitState
{
    /// <param name="ActId">The client's id (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="State"><c>free</c>, <c>busy</c> or <c>off</c>.</param>
    public sealed record Request(Guid ActId, [Required, MaxLength(20)] string State);

    public sealed record Response(Guid UnitId, string State, DateTimeOffset Since);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/units/{unitId:guid}/state", Handle)
        .RequireSignedIn()
        .WithName(nameof(SayUnitState));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid unitId, Request request, DistrictDb db, RosterShelf shelf, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (WireName.Find<UnitState>(request.State) is not { } state) { return new Refused(UnitRefusals.BadState); }
        if (await db.Set<PatrolUnit>().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        if (!unit.CrewIds.Contains(actor.Id) && policy.Check(actor, DispatchPermissions.Send, new Reach(unit.AreaPath)) is not null) { return new Refused(UnitRefusals.NotCrew); }

        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null) { return Answer(unit); }

        if (unit.Say(state, time.Now()) is { } refusal) { return new Refused(refusal); }
        db.Remember(actor.Key, request.ActId, hash, unitId, time);
        db.Announce(new UnitStateChanged(unitId, unit.State.Wire(), unit.AreaPath));
        db.Leaf(AuditNote.By(actor, "dispatch.unit-" + unit.State.Wire(), "patrol-unit", unitId, unit.AreaPath));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return Answer(unit);
    }

    private static Ok<Response> Answer(PatrolUnit unit) => TypedResults.Ok(new Response(unit.Id, unit.State.Wire(), unit.StateSince));
}
