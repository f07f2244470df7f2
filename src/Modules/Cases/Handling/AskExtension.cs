using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Cases.Limits;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>A unit asks for more time, before the deadline, at most one original limit, at most twice.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.ask-extension.*</c>; see <see cref="Case.AskExtension"/>.</remarks>
internal static class AskExtension
{
    public sealed record Request : ActRequest
    {
        /// <summary>How much more.</summary>
        [Range(0.01, 9999)]
        public required decimal Amount { get; init; }

        /// <summary><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</summary>
        public required LimitUnit Unit { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/ask-extension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.AskExtension))
        .WithName(nameof(AskExtension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.AskExtension, (matter, by, limits) => matter.AskExtension(by, new CaseSpan(request.Amount, request.Unit), limits), ct);
}
