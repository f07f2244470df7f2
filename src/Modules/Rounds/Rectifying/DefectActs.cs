using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>The common way of an act on a defect: load it with its inspection, find the role, decide, end the inspection with its last defect, commit.</summary>
internal sealed class DefectActs(DistrictDb db, InspectionDesk desk)
{
    /// <param name="decide">Asks the aggregate.</param>
    public async Task<Results<Ok<InspectionActResponse>, Refused>> RunAsync(
        Guid defectId, InspectionAct request, Permission permission, DefectAction action, Func<Defect, RoundsActor, Task<Refusal?>> decide, CancellationToken ct)
    {
        var (earlier, stands) = await desk.ReceiveAsync(defectId, request, ct);
        if (stands is not null) { return new Refused(stands); }
        if (earlier is not null) { return TypedResults.Ok(earlier); }

        if (await db.Set<Defect>().FirstOrDefaultAsync(d => d.Id == defectId, ct) is not { } defect) { return new Refused(DefectRefusals.Unknown); }
        var inspection = await db.Set<Inspection>().FirstAsync(i => i.Id == defect.InspectionId, ct);
        var (by, refusal) = desk.WhoActs(request, permission, ReachOf(defect), role => DefectTable.Find(defect.State, action)?.Roles.Contains(role) == true);
        if (refusal is not null) { return new Refused(refusal); }
        if (await decide(defect, by!) is { } no) { return new Refused(no); }
        if (!await desk.HasFilesAsync(request.Photos, ct)) { return new Refused(InspectionRefusals.UnknownFile); }

        if (defect.State.IsEnd()) { inspection.EndDefect(by!.Act.ReceivedAt); }
        return TypedResults.Ok(await desk.CommitAsync(inspection, defect, request, ct));
    }

    /// <summary>What decides who may touch it.</summary>
    public static Reach ReachOf(Defect defect) => new(defect.AreaPath, defect.UnitId is { } unit ? [unit] : null);
}
