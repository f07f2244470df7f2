using Wangge.Contracts.Areas;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>Plans that somebody inspects a place by a checklist before a day is over.</summary>
/// <remarks>Refuses with <c>rounds.inspection.*</c> and <c>rounds.checklist.*</c>.</remarks>
internal static class PlanInspection
{
    public sealed record Request : InspectionAct
    {
        public required Guid ChecklistId { get; init; }

        /// <summary>What is inspected, as its sign says.</summary>
        [Required, MinLength(1), MaxLength(100)]
        public required string Premises { get; init; }

        /// <summary>Where: the path of a grid or of an area above it.</summary>
        [Required, MaxLength(200)]
        public required string AreaPath { get; init; }

        /// <summary>Who is to look: an account that may inspect there.</summary>
        public required Guid InspectorId { get; init; }

        /// <summary>By when; within a year.</summary>
        public required DateTimeOffset DueAt { get; init; }

        [Range(-180, 180)]
        public double? Longitude { get; init; }

        [Range(-90, 90)]
        public double? Latitude { get; init; }

        /// <summary>The must-check point that it is of, or null.</summary>
        public Guid? PointId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/rounds/inspections/{inspectionId:guid}", Handle)
        .RequirePermission(InspectionPermissions.Plan)
        .WithName(nameof(PlanInspection));

    private static async Task<Results<Ok<InspectionActResponse>, Refused>> Handle(
        Guid inspectionId, Request request, DistrictDb db, InspectionDesk desk, Inspectors inspectors, IAreaLookup areas, RunningNumbers numbers, TimeProvider time, CancellationToken ct)
    {
        if (inspectionId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        var (earlier, stands) = await desk.ReceiveAsync(inspectionId, request, ct);
        if (stands is not null) { return new Refused(stands); }
        if (earlier is not null) { return TypedResults.Ok(earlier); }

        if (await areas.FindAreaAsync(request.AreaPath) is null) { return new Refused(InspectionRefusals.UnknownArea); }
        var (by, refusal) = desk.WhoActs(request, InspectionPermissions.Plan, new Reach(request.AreaPath), role => InspectionTable.Find(InspectionState.New, InspectionAction.Plan)!.Roles.Contains(role));
        if (refusal is not null) { return new Refused(refusal); }
        if (request.DueAt <= time.Now() || request.DueAt > time.Now().AddYears(1)) { return new Refused(InspectionRefusals.BadDay); }
        if (await db.Set<Checklist>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ChecklistId, ct) is not { InForce: > 0 } list) { return new Refused(ChecklistRefusals.Unknown); }
        if (list.EndedAt is not null) { return new Refused(ChecklistRefusals.Ended); }
        if (!await inspectors.MayInspectAsync(request.InspectorId, request.AreaPath, ct)) { return new Refused(InspectionRefusals.UnknownInspector); }
        if (await db.Set<Inspection>().AnyAsync(i => i.Id == inspectionId, ct)) { return new Refused(InspectionRefusals.WrongState); }

        var inspection = new Inspection
        {
            Id = inspectionId, Number = await numbers.NextAsync(db.Store, "inspection", ct), ChecklistId = list.Id, Kind = list.Kind, AreaPath = request.AreaPath,
            Premises = request.Premises.Trim(), Longitude = request.Longitude, Latitude = request.Latitude, PointId = request.PointId,
        };
        if (inspection.Plan(by!, request.InspectorId, request.DueAt.ToMilliseconds()) is { } no) { return new Refused(no); }
        db.Add(inspection);
        return TypedResults.Ok(await desk.CommitAsync(inspection, null, request, ct));
    }
}
