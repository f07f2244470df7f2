using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Grouping;

/// <summary>Accepts a suggested group as one case, in one act: its first report's case is accepted, the others are merged into it behind the answer, as the same person's acts.</summary>
/// <remarks>
/// Each reporter stays subscribed; a merge is undone as any other. What came to a group after it was accepted is merged into the same case by doing it again.
/// Reports that are left out form no group again and wait on, each by itself.
/// Refuses with <c>cases.groups.unknown</c> (also where nothing of it waits any more), <c>cases.accept.*</c>, <c>cases.merge.*</c>.
/// </remarks>
internal static class AcceptGroup
{
    public sealed record Request : ActRequest
    {
        /// <summary>Cases of the group that tell of something else; at most 200.</summary>
        [MaxLength(200)]
        public IReadOnlyList<Guid> LeaveOut { get; init; } = [];
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/suggested-groups/{groupId:guid}/accept", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Accept))
        .WithName(nameof(AcceptGroup));

    private static async Task<Results<Ok<ActResponse>, Refused>> Handle(Guid groupId, Request request, CaseActs acts, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<CaseGroup>().FirstOrDefaultAsync(g => g.Id == groupId, ct) is not { } group) { return new Refused(ListSuggestedGroups.Unknown); }
        // A repeat finds the case that its first try acted on by the act's entry.
        var done = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.Id == request.ActId).Select(e => (Guid?)e.CaseId).FirstOrDefaultAsync(ct);
        var leaveOut = request.LeaveOut;
        var first = done ?? await Waiting(db, groupId).Where(m => !leaveOut.Contains(m.CaseId)).OrderBy(m => m.CaseSeq).Select(m => (Guid?)m.CaseId).FirstOrDefaultAsync(ct);
        if (first is not { } caseId) { return new Refused(ListSuggestedGroups.Unknown); }

        // A group of its own that nobody suggests, so that it is not grouped anew.
        foreach (var member in await db.Set<CaseGroupMember>().Where(m => m.GroupId == groupId && leaveOut.Contains(m.CaseId)).ToListAsync(ct)) { member.GroupId = member.CaseId; }

        if (group.AcceptedCaseId is { } accepted && accepted != caseId)
        {
            return await acts.RunAsync(caseId, request, CaseAction.Merge, async (matter, by, _) =>
            {
                if (await acts.FindOtherAsync(accepted, CaseAction.TakeIn, ct) is not { } other) { return CaseActs.UnknownCase; }
                if (matter.Merge(by, other, Guid.CreateVersion7(time.GetUtcNow())) is { } refusal) { return refusal; }
                await foreach (var report in db.Set<Report>().Where(r => r.CaseId == matter.Id).AsAsyncEnumerable().WithCancellation(ct)) { report.CaseId = other.Id; }
                acts.Keep(other, words: null);
                db.Announce(new GroupAccepted(groupId, accepted, actor.Id, by.Role));
                return null;
            }, ct);
        }

        return await acts.RunAsync(caseId, request, CaseAction.Accept, (matter, by, limits) =>
        {
            if (matter.Accept(by, limits) is { } refusal) { return refusal; }
            group.AcceptedCaseId = caseId;
            group.Version++;
            db.Announce(new GroupAccepted(groupId, caseId, actor.Id, by.Role));
            return null;
        }, ct);
    }

    /// <summary>Members that wait for the acceptor.</summary>
    internal static IQueryable<CaseGroupMember> Waiting(DistrictDb db, Guid groupId) => db.Set<CaseGroupMember>().AsNoTracking().Where(m => m.GroupId == groupId)
        .Join(db.Set<Case>().Where(c => c.State == CaseState.Reported), m => m.CaseId, c => c.Id, (m, c) => m);
}
