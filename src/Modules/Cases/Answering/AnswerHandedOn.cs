using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Notes what came of a matter that was handed on.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.answer.*</c>; see <see cref="Case.Answer"/>.</remarks>
internal static class AnswerHandedOn
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/answer", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Answer))
        .WithName(nameof(AnswerHandedOn));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Answer, (matter, by, _) => matter.Answer(by), ct);
}
