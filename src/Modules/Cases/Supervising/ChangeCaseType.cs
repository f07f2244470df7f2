using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Cases.Types;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Supervising;

/// <summary>Gives a case another type, with a reason; its limit is counted anew from the start and no pause is lost.</summary>
/// <remarks>Source: DOMAIN 3 and 4. Refuses with <c>cases.change-type.*</c>; see <see cref="Case.ChangeType"/>.</remarks>
internal static class ChangeCaseType
{
    private static readonly Refusal UnknownType = new("cases.change-type.unknown-type", RefusalKind.Invalid);

    public sealed record Request : ActRequest
    {
        /// <summary>Key of the new type.</summary>
        [MaxLength(80)]
        public required string Type { get; init; }

        /// <summary>Code of the reason: lower case with hyphens, at most 40.</summary>
        [MaxLength(40)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/change-type", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.ChangeType))
        .WithName(nameof(ChangeCaseType));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(
        Guid caseId, Request request, CaseActs acts, CaseTypes types, CaseLimits limits, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.ChangeType, async (matter, by, _) =>
            (await types.BookAsync()).Find(request.Type) is { EndedAt: null } type
                ? matter.ChangeType(by, type.Id, type.Flow, type.Weight, request.Reason, await limits.OfAsync(type.Id))
                : UnknownType, ct);
}
