using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>A unit asks that a case stand still on a listed ground until a date, at most a year.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.ask-suspension.*</c>; see <see cref="Case.AskSuspension"/>.</remarks>
internal static class AskSuspension
{
    public sealed record Request : ActRequest
    {
        /// <summary>A listed ground, such as <c>weather</c>.</summary>
        [MaxLength(40)]
        public required string Ground { get; init; }

        public required DateTimeOffset Until { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/ask-suspension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.AskSuspension))
        .WithName(nameof(AskSuspension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.AskSuspension, (matter, by, limits) => matter.AskSuspension(by, request.Ground, request.Until, limits), ct);
}
