using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Checklists;

/// <summary>Takes a checklist out of use; inspections done by it keep it. Asked again nothing changes.</summary>
internal static class EndChecklist
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/rounds/checklists/{checklistId:guid}", Handle)
        .RequirePermission(InspectionPermissions.EditChecklists)
        .WithName(nameof(EndChecklist));

    private static async Task<Results<NoContent, Refused>> Handle(Guid checklistId, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Checklist>().FirstOrDefaultAsync(c => c.Id == checklistId, ct) is not { } list) { return new Refused(ChecklistRefusals.Unknown); }
        if (list.End(time.Now()) is not null) { return TypedResults.NoContent(); }
        db.Leaf(AuditNote.By(actor, "rounds.end-checklist", "checklist", list.Id));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
