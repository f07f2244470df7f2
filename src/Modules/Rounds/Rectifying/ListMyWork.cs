using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>What waits for the caller, as a phone takes it along: inspections planned for them, defects to fix and to recheck; at most 100 each, the soonest due first.</summary>
internal static class ListMyWork
{
    private const int Most = 100;

    public sealed record Response(IReadOnlyList<InspectionRow> Inspections, IReadOnlyList<DefectTask> ToFix, IReadOnlyList<DefectTask> ToRecheck);

    /// <param name="Words">What the inspector wrote of the defect.</param>
    /// <param name="Before">The inspector's photos, by SHA-256.</param>
    /// <param name="After">Photos of the last fix.</param>
    /// <param name="Bar">Code of what stands against this caller's recheck, such as <c>rounds.recheck.fixer</c>; null where nothing does.</param>
    public sealed record DefectTask(DefectRow Defect, string? Words, IReadOnlyList<string> Before, IReadOnlyList<string> After, string? Bar);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/my-inspection-work", Handle)
        .RequirePermission(InspectionPermissions.SeeOwn)
        .WithName("ListMyInspectionWork");

    private static async Task<Ok<Response>> Handle(DistrictDb db, Sight sight, InspectionRows inspections, DefectRows defects, Actor actor, CancellationToken ct)
    {
        var planned = await sight.Inspections(mine: true).Where(i => i.State == InspectionState.Planned).OrderBy(i => i.DueAt).ThenBy(i => i.Seq).Take(Most).ToListAsync(ct);
        var toFix = await sight.ToFix().OrderBy(d => d.DueAt).ThenBy(d => d.Seq).Take(Most).ToListAsync(ct);
        var toRecheck = await sight.ToRecheck().OrderBy(d => d.DueAt).ThenBy(d => d.Seq).Take(Most).ToListAsync(ct);
        var tasks = await TasksAsync(db, defects, actor, [.. toFix, .. toRecheck], ct);
        return TypedResults.Ok(new Response(await inspections.OfAsync(planned, ct), tasks[..toFix.Count], tasks[toFix.Count..]));
    }

    private static async Task<List<DefectTask>> TasksAsync(DistrictDb db, DefectRows rows, Actor actor, List<Defect> found, CancellationToken ct)
    {
        var ids = found.ConvertAll(d => d.Id);
        var answers = await db.Set<InspectionAnswer>().AsNoTracking().Where(a => a.DefectId != null && ids.Contains(a.DefectId.Value)).ToDictionaryAsync(a => a.DefectId!.Value, ct);
        var after = await DefectPhotos.OfLastFixAsync(db, ids, ct);
        var made = await rows.OfAsync(found, ct);
        return [.. found.Zip(made, (d, row) => new DefectTask(
            row, answers.GetValueOrDefault(d.Id)?.Words, answers.GetValueOrDefault(d.Id)?.Photos ?? [], [.. after[d.Id]], d.State == DefectState.Fixed ? d.FindBar(actor.Id)?.Code : null))];
    }
}
