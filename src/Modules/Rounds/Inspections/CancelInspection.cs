using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>Calls off an inspection that nobody has done yet, with a reason.</summary>
internal static class CancelInspection
{
    public sealed record Request : InspectionAct
    {
        /// <summary>Lower case with hyphens, such as <c>closed-down</c>; at most 40.</summary>
        [Required, MaxLength(40)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/inspections/{inspectionId:guid}/cancel", Handle)
        .RequirePermission(InspectionPermissions.Plan)
        .WithName(nameof(CancelInspection));

    private static async Task<Results<Ok<InspectionActResponse>, Refused>> Handle(Guid inspectionId, Request request, DistrictDb db, InspectionDesk desk, CancellationToken ct)
    {
        var (earlier, stands) = await desk.ReceiveAsync(inspectionId, request, ct);
        if (stands is not null) { return new Refused(stands); }
        if (earlier is not null) { return TypedResults.Ok(earlier); }
        if (await db.Set<Inspection>().FirstOrDefaultAsync(i => i.Id == inspectionId, ct) is not { } inspection) { return new Refused(InspectionRefusals.Unknown); }
        var (by, refusal) = desk.WhoActs(
            request, InspectionPermissions.Plan, new Reach(inspection.AreaPath), role => InspectionTable.Find(inspection.State, InspectionAction.Cancel)?.Roles.Contains(role) == true);
        if (refusal is not null) { return new Refused(refusal); }
        if (!ItemCheck.IsCode(request.Reason)) { return new Refused(InspectionRefusals.ReasonNeeded); }
        return inspection.Cancel(by!, request.Reason) is { } no ? new Refused(no) : TypedResults.Ok(await desk.CommitAsync(inspection, null, request, ct));
    }
}
