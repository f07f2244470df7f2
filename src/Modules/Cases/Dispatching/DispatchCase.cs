using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Dispatching;

/// <summary>Hands a filed case to the unit that must handle it, and to those that help.</summary>
/// <remarks>Source: DOMAIN 3, row "to dispatch". The handling limit runs from now. Refuses with <c>cases.dispatch.*</c>; see <see cref="Case.Dispatch"/>.</remarks>
internal static class DispatchCase
{
    private static readonly Refusal UnknownUnit = new("cases.dispatch.unknown-unit", RefusalKind.Invalid);

    public sealed record Request : ActRequest
    {
        /// <summary>The unit that answers for the result.</summary>
        public required Guid LeadUnitId { get; init; }

        /// <summary>Units that help; at most 8.</summary>
        [MaxLength(8)]
        public IReadOnlyList<Guid> HelperUnitIds { get; init; } = [];
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/dispatch", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Dispatch))
        .WithName(nameof(DispatchCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, IUnits units, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Dispatch, async (matter, by, limits) =>
            await units.ExistAsync([request.LeadUnitId, .. request.HelperUnitIds], ct)
                ? matter.Dispatch(by, request.LeadUnitId, request.HelperUnitIds, limits)
                : UnknownUnit, ct);
}
