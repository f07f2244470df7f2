using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>News: the publisher has edited it.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.edit.*</c>; see <see cref="Case.Edit"/>.</remarks>
internal static class EditNews
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/edit", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Edit))
        .WithName(nameof(EditNews));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Edit, (matter, by, _) => matter.Edit(by), ct);
}
