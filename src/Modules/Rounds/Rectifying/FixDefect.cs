using Wangge.Contracts.Cases;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Says that a defect is fixed, with a photo after it: by the unit that was ordered, or by staff of the place for the premises.</summary>
/// <remarks>Refuses with <c>rounds.fix.*</c>; see <see cref="Defect.Fix"/>.</remarks>
internal static class FixDefect
{
    public sealed record Request : InspectionAct;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/defects/{defectId:guid}/fix", Handle)
        .RequirePermission(InspectionPermissions.Fix)
        .WithName(nameof(FixDefect));

    private static Task<Results<Ok<InspectionActResponse>, Refused>> Handle(Guid defectId, Request request, DefectActs acts, IDeadlines deadlines, CancellationToken ct) =>
        acts.RunAsync(
            defectId, request, InspectionPermissions.Fix, DefectAction.Fix,
            async (defect, by) => defect.Fix(by, request.Photos.Count, await deadlines.DueAtAsync(by.Act.ReceivedAt, StepLimits.ToRecheck(defect.Severity))), ct);
}
