using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>Records what a second look found. Once; it feeds the premature closings and the solved rate.</summary>
/// <remarks>Refuses with <c>measures.recheck.unknown</c>, <c>measures.recheck.done</c>, <c>measures.recheck.own-work</c>, <c>measures.recheck.own-unit</c>, <c>measures.recheck.reason-needed</c> and the policy's codes.</remarks>
internal static class RecordRecheck
{
    private static readonly Refusal Unknown = new("measures.recheck.unknown", RefusalKind.NotFound);
    private static readonly Refusal Done = new("measures.recheck.done", RefusalKind.Conflict);
    private static readonly Refusal ReasonNeeded = new("measures.recheck.reason-needed", RefusalKind.Invalid, "What failed says why.");
    /// <param name="ActId">The client's id (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Passed">Whether it is solved.</param>
    /// <param name="Reason">Why not, as a code; needed where it failed.</param>
    public sealed record Request(Guid ActId, bool Passed, [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), StringLength(40, MinimumLength = 1)] string? Reason = null);

    /// <param name="At">When it was recorded.</param>
    public sealed record Response(Guid TaskId, Guid CaseId, bool Passed, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/measures/rechecks/{taskId:guid}/result", Handle)
        .RequirePermission(CasePermissions.Recheck)
        .WithName(nameof(RecordRecheck));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid taskId, Request request, DistrictDb db, AccessPolicy policy, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (await db.Set<RecheckTask>().FirstOrDefaultAsync(t => t.Id == taskId, ct) is not { } task) { return new Refused(Unknown); }
        var reach = new Reach(task.AreaPath);
        if (policy.Check(actor, CasePermissions.Recheck, reach) is { } refusal) { return new Refused(refusal); }

        var hash = RepeatedWrites.HashOf($"{taskId} {request}");
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(Answer(task)); }

        if (task.DoneAt is not null) { return new Refused(Done); }
        if (!request.Passed && request.Reason is null) { return new Refused(ReasonNeeded); }
        var entries = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == task.CaseId).OrderBy(e => e.Sequence).Take(1_000).ToListAsync(ct);
        var sentTo = entries.Where(e => e.Action == CaseAction.Dispatch).Select(e => e.Read<DispatchedData>().LeadUnitId)
            .Concat(entries.Where(e => e.Action == CaseAction.GiveResult).Select(e => e.UnitId).OfType<Guid>()).ToHashSet();
        if (RecheckRight.Check(actor, entries.Select(e => e.ActorId).Where(id => id != Guid.Empty).ToHashSet(), sentTo) is { } no) { return new Refused(no); }

        task.DoneAt = time.Now();
        task.DoneBy = actor.Id;
        task.ByUnitId = policy.RolesFor(actor, CasePermissions.Recheck, reach).Select(role => role.UnitId).FirstOrDefault();
        task.HasPassed = request.Passed;
        task.ReasonCode = request.Passed ? null : request.Reason;
        task.Version++;
        db.Leaf(AuditNote.By(
            actor, "measures.recheck", "case", task.CaseId, task.AreaPath, purpose: task.ReasonCode, data: AuditData.Of(("task", task.Id), ("passed", request.Passed ? "yes" : "no"))));
        db.Remember(actor.Key, request.ActId, hash, task.Id, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(Answer(task));
    }

    private static Response Answer(RecheckTask task) => new(task.Id, task.CaseId, task.HasPassed!.Value, task.DoneAt!.Value);
}
