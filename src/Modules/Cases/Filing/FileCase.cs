using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Files a case, so that it is dispatched.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.file.*</c>; see <see cref="Case.File"/>.</remarks>
internal static class FileCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/file", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.File))
        .WithName(nameof(FileCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.File, (matter, by, limits) => matter.File(by, limits), ct);
}
