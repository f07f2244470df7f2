using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Says that a defect was none, with a reason.</summary>
/// <remarks>Refuses with <c>rounds.withdraw.*</c>; see <see cref="Defect.Withdraw"/>.</remarks>
internal static class WithdrawDefect
{
    public sealed record Request : InspectionAct
    {
        /// <summary>Lower case with hyphens, such as <c>found-in-error</c>; at most 40.</summary>
        [Required, MaxLength(40)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/defects/{defectId:guid}/withdraw", Handle)
        .RequirePermission(InspectionPermissions.Order)
        .WithName(nameof(WithdrawDefect));

    private static Task<Results<Ok<InspectionActResponse>, Refused>> Handle(Guid defectId, Request request, DefectActs acts, CancellationToken ct) =>
        acts.RunAsync(defectId, request, InspectionPermissions.Order, DefectAction.Withdraw, (defect, by) => Task.FromResult(defect.Withdraw(by, request.Reason)), ct);
}
