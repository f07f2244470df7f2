using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Checklists;

/// <summary>The checklists in use, each whole in the version in force, so that a phone can inspect offline; for who writes them the drafts and the ended ones too.</summary>
internal static class ListChecklists
{
    private const int Most = 200;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/checklists", Handle)
        .RequirePermission(InspectionPermissions.SeeOwn)
        .WithName(nameof(ListChecklists));

    /// <param name="all">With those that are not yet or no longer in force.</param>
    private static async Task<Ok<List<ChecklistView>>> Handle(DistrictDb db, CancellationToken ct, bool all = false)
    {
        var lists = await db.Set<Checklist>().AsNoTracking().Where(c => all || (c.EndedAt == null && c.InForce > 0)).OrderBy(c => c.Seq).Take(Most).ToListAsync(ct);
        var ids = lists.ConvertAll(c => c.Id);
        var versions = await db.Set<ChecklistVersion>().AsNoTracking().Where(v => ids.Contains(v.ChecklistId) && v.ReplacedAt == null).ToListAsync(ct);
        var shown = versions.ToDictionary(v => (v.ChecklistId, v.Number));
        return TypedResults.Ok(lists.ConvertAll(c => ChecklistView.Of(c, shown[(c.Id, c.InForce > 0 ? c.InForce : c.Draft!.Value)])));
    }
}
