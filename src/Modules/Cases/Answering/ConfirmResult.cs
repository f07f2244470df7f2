using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Service: notes that the applicant confirmed the result.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.confirm.*</c>; see <see cref="Case.Confirm"/>.</remarks>
internal static class ConfirmResult
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/confirm", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Confirm))
        .WithName(nameof(ConfirmResult));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Confirm, (matter, by, limits) => matter.Confirm(by, limits), ct);
}
