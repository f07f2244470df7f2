using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Filing;

/// <summary>Merges a report's case into another that tells of the same: every reporter stays subscribed and hears the end; it is counted once.</summary>
/// <remarks>Source: DOMAIN 3, rules. The other case gets an entry of its own. Refuses with <c>cases.merge.*</c>; see <see cref="Case.Merge"/>.</remarks>
internal static class MergeCase
{
    public sealed record Request : ActRequest
    {
        /// <summary>The case that goes on.</summary>
        public required Guid IntoCaseId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/merge", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Merge))
        .WithName(nameof(MergeCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(
        Guid caseId, Request request, CaseActs acts, DistrictDb db, TimeProvider time, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Merge, async (matter, by, _) =>
        {
            if (await acts.FindOtherAsync(request.IntoCaseId, CaseAction.TakeIn, ct) is not { } other) { return CaseActs.UnknownCase; }
            if (matter.Merge(by, other, Guid.CreateVersion7(time.GetUtcNow())) is { } refusal) { return refusal; }

            await foreach (var report in db.Set<Report>().Where(r => r.CaseId == matter.Id).AsAsyncEnumerable().WithCancellation(ct)) { report.CaseId = other.Id; }
            acts.Keep(other, words: null);
            return null;
        }, ct);
}
