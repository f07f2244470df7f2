using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Exclusions;

/// <summary>A second person agrees to an exclusion, or does not. Figures as of a later instant follow; earlier ones stay.</summary>
/// <remarks>Refuses with <c>measures.exclusion.unknown</c>, <c>measures.exclusion.same-person</c>, <c>measures.exclusion.decided</c> and the policy's codes.</remarks>
internal static class DecideExclusion
{
    private static readonly Refusal Unknown = new("measures.exclusion.unknown", RefusalKind.NotFound);
    /// <param name="ActId">The client's id (UUIDv7); a repeat answers as the first did.</param>
    public sealed record Request(Guid ActId, bool Approve);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/measures/exclusions/{exclusionId:guid}/decision", Handle)
        .RequirePermission(CasePermissions.Exclude)
        .WithName(nameof(DecideExclusion));

    private static async Task<Results<Ok<ExclusionView>, Refused>> Handle(
        Guid exclusionId, Request request, DistrictDb db, AccessPolicy policy, Actor actor, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (await db.Set<ExclusionRow>().FirstOrDefaultAsync(e => e.Id == exclusionId, ct) is not { } row) { return new Refused(Unknown); }
        if (policy.Check(actor, CasePermissions.Exclude, new Reach(row.AreaPath)) is { } refusal) { return new Refused(refusal); }

        var hash = RepeatedWrites.HashOf($"{exclusionId} {request}");
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(await ExclusionView.OfAsync(row, db, accounts, ct)); }

        if (row.Decide(actor.Id, time.Now(), request.Approve) is { } no) { return new Refused(no); }

        db.Leaf(AuditNote.By(
            actor, request.Approve ? "measures.approve-exclusion" : "measures.decline-exclusion", "case", row.CaseId, row.AreaPath, data: AuditData.Of(("exclusion", row.Id), ("formula", row.FormulaCode))));
        db.Remember(actor.Key, request.ActId, hash, row.Id, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(await ExclusionView.OfAsync(row, db, accounts, ct));
    }
}
