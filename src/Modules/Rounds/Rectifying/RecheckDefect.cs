using Wangge.Contracts.Cases;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>A third person, who neither found nor fixed it, says whether a defect is fixed; if not, the order's limit runs anew.</summary>
/// <remarks>Source: DOMAIN 7. Refuses with <c>rounds.recheck.fixer</c>, <c>rounds.recheck.finder</c> and others of <c>rounds.recheck.*</c>.</remarks>
internal static class RecheckDefect
{
    public sealed record Request : InspectionAct
    {
        public required bool IsFixed { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/defects/{defectId:guid}/recheck", Handle)
        .RequirePermission(InspectionPermissions.Recheck)
        .WithName(nameof(RecheckDefect));

    private static Task<Results<Ok<InspectionActResponse>, Refused>> Handle(Guid defectId, Request request, DefectActs acts, IDeadlines deadlines, CancellationToken ct) =>
        acts.RunAsync(
            defectId, request, InspectionPermissions.Recheck, request.IsFixed ? DefectAction.Pass : DefectAction.Fail,
            async (defect, by) => request.IsFixed || defect.Limit is not { } limit
                ? defect.Pass(by)
                : defect.Fail(by, !string.IsNullOrWhiteSpace(request.Words), await deadlines.DueAtAsync(by.Act.ReceivedAt, limit)),
            ct);
}
