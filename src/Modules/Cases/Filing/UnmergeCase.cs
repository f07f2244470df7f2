using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Filing;

/// <summary>Undoes a merge before the other case is closed: the case stands on its own again, with its own reports.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.unmerge.*</c>; see <see cref="Case.Unmerge"/>.</remarks>
internal static class UnmergeCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/unmerge", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Unmerge))
        .WithName(nameof(UnmergeCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(
        Guid caseId, PlainAct request, CaseActs acts, DistrictDb db, TimeProvider time, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Unmerge, async (matter, by, limits) =>
        {
            if (matter.MergedIntoId is not { } into || await acts.FindOtherAsync(into, CaseAction.LetGo, ct) is not { } other) { return CaseActs.UnknownCase; }
            if (matter.Unmerge(by, other, Guid.CreateVersion7(time.GetUtcNow()), limits) is { } refusal) { return refusal; }

            // A report's number is that of the case which it opened.
            await foreach (var report in db.Set<Report>().Where(r => r.CaseId == other.Id && r.Number == matter.Number).AsAsyncEnumerable().WithCancellation(ct)) { report.CaseId = matter.Id; }
            acts.Keep(other, words: null);
            return null;
        }, ct);
}
