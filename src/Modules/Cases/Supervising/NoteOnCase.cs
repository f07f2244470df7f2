using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Supervising;

/// <summary>Adds an inner note, which reporters do not see.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.note.*</c>; see <see cref="Case.Note(CaseActor)"/>.</remarks>
internal static class NoteOnCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/note", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Note))
        .WithName(nameof(NoteOnCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Note, (matter, by, _) => matter.Note(by), ct);
}
