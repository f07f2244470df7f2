using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Checklists;

/// <summary>One version of a checklist, and which versions there are.</summary>
internal static class ShowChecklist
{
    /// <param name="Versions">The newest first.</param>
    public sealed record Response(ChecklistView Checklist, IReadOnlyList<VersionView> Versions);

    /// <param name="PublishedAt">Null for the draft.</param>
    public sealed record VersionView(int Number, int Items, DateTimeOffset? PublishedAt, DateTimeOffset? ReplacedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/checklists/{checklistId:guid}", Handle)
        .RequirePermission(InspectionPermissions.SeeOwn)
        .WithName(nameof(ShowChecklist));

    /// <param name="number">Which version; null for the draft where there is one, else the one in force.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid checklistId, DistrictDb db, HttpResponse http, CancellationToken ct, int? number = null)
    {
        if (await db.Set<Checklist>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == checklistId, ct) is not { } list) { return new Refused(ChecklistRefusals.Unknown); }
        var versions = await db.Set<ChecklistVersion>().AsNoTracking().Where(v => v.ChecklistId == checklistId).OrderByDescending(v => v.Number).Take(500).ToListAsync(ct);
        if (versions.Find(v => v.Number == (number ?? list.Draft ?? list.InForce)) is not { } shown) { return new Refused(ChecklistRefusals.UnknownVersion); }

        http.Headers.ETag = $"\"{list.Version}\"";
        return TypedResults.Ok(new Response(
            ChecklistView.Of(list, shown), [.. versions.Select(v => new VersionView(v.Number, v.Items.Count, v.PublishedAt, v.ReplacedAt))]));
    }
}
