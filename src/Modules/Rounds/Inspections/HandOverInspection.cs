namespace Wangge.Rounds.Inspections;

/// <summary>Gives a planned inspection to another inspector.</summary>
internal static class HandOverInspection
{
    public sealed record Request : InspectionAct
    {
        /// <summary>An account that may inspect there.</summary>
        public required Guid InspectorId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/inspections/{inspectionId:guid}/hand-over", Handle)
        .RequirePermission(InspectionPermissions.Plan)
        .WithName(nameof(HandOverInspection));

    private static async Task<Results<Ok<InspectionActResponse>, Refused>> Handle(
        Guid inspectionId, Request request, DistrictDb db, InspectionDesk desk, Inspectors inspectors, CancellationToken ct)
    {
        var (earlier, stands) = await desk.ReceiveAsync(inspectionId, request, ct);
        if (stands is not null) { return new Refused(stands); }
        if (earlier is not null) { return TypedResults.Ok(earlier); }
        if (await db.Set<Inspection>().FirstOrDefaultAsync(i => i.Id == inspectionId, ct) is not { } inspection) { return new Refused(InspectionRefusals.Unknown); }
        var (by, refusal) = desk.WhoActs(
            request, InspectionPermissions.Plan, new Reach(inspection.AreaPath), role => InspectionTable.Find(inspection.State, InspectionAction.HandOver)?.Roles.Contains(role) == true);
        if (refusal is not null) { return new Refused(refusal); }
        if (!await inspectors.MayInspectAsync(request.InspectorId, inspection.AreaPath, ct)) { return new Refused(InspectionRefusals.UnknownInspector); }
        return inspection.HandOver(by!, request.InspectorId, null) is { } no ? new Refused(no) : TypedResults.Ok(await desk.CommitAsync(inspection, null, request, ct));
    }
}
