using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Dispatching;

/// <summary>Hands a matter on to the module that works on its kind: a dispute to mediation, a defect to inspection. It comes back as an answer.</summary>
/// <remarks>Source: DOMAIN 3, "Handed on". Refuses with <c>cases.hand-on.*</c>; see <see cref="Case.HandOn"/>.</remarks>
internal static class HandOnCase
{
    public sealed record Request : ActRequest
    {
        /// <summary>Code of the module: <c>disputes</c>, <c>rounds</c>.</summary>
        [MaxLength(40)]
        public required string Module { get; init; }

        /// <summary>The matter's id there, made by the client.</summary>
        public required Guid MatterId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/hand-on", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.HandOn))
        .WithName(nameof(HandOnCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(
        Guid caseId, Request request, CaseActs acts, CaseTypes types, DistrictDb db, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.HandOn, async (matter, by, limits) =>
        {
            if (matter.HandOn(by, request.Module, request.MatterId, limits) is { } refusal) { return refusal; }
            var type = (await types.BookAsync()).Find(matter.TypeId);
            db.Announce(new CaseHandedOn(
                matter.Id, type?.Key ?? "", request.Module, matter.AreaPath, request.MatterId, matter.Number, matter.Longitude, matter.Latitude, matter.HandleDueAt));
            return null;
        }, ct);
}
