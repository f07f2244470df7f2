using Wangge.Areas.Http;
using Wangge.Areas.Listing;

namespace Wangge.Areas.Drawing;

/// <summary>Ends an area that holds no others; postings there end with it. Its rows stay as history.</summary>
/// <remarks>Refuses with <c>areas.end.has-children</c>, <c>areas.end.is-served</c>. A repeat answers as the first did.</remarks>
internal static class EndArea
{
    private static readonly Refusal HasChildren = new("areas.end.has-children", Detail: "Areas stand under it; move or end them first.");
    private static readonly Refusal IsServed = new("areas.end.is-served", Detail: "A centre or unit serves it; change or end that first.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/{areaId:guid}/end", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(EndArea));

    private static async Task<Results<Ok<AreaView>, Refused>> Handle(Guid areaId, HttpContext http, DistrictDb db, AreaTree tree, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Edit, ct);
        if (refusal == AreaRefusals.AreaEnded) { return TypedResults.Ok(AreaView.Of(await db.Set<Area>().AsNoTracking().FirstAsync(a => a.Id == areaId, ct))); }
        if (refusal is not null) { return new Refused(refusal); }
        if (VersionTag.Check(http.Request, area!.Version) is { } stale) { return new Refused(stale); }
        if (await EndAsync(area, db, tree, ct) is { } unfit) { return new Refused(unfit); }
        await tree.CommitAsync(ct);
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(AreaView.Of(area));
    }

    /// <summary>Ends an area and the postings there, or says why it must stand.</summary>
    internal static async Task<Refusal?> EndAsync(Area area, DistrictDb db, AreaTree tree, CancellationToken ct)
    {
        var (id, path) = (area.Id, area.AreaPath);
        if (await db.Set<Area>().AnyAsync(a => a.EndedAt == null && a.AreaPath.StartsWith(path) && a.AreaPath != path, ct)) { return HasChildren; }

        if (await db.Set<Centre>().AnyAsync(c => c.EndedAt == null && c.AreaPath == path, ct) || await db.Set<Unit>().AnyAsync(u => u.EndedAt == null && u.AreaPath == path, ct))
        {
            return IsServed;
        }

        tree.End(area);
        foreach (var posting in await db.Set<Posting>().Where(p => p.AreaId == id && (p.Until == null || p.Until > area.EndedAt)).ToListAsync(ct))
        {
            posting.Until = posting.From > area.EndedAt ? posting.From : area.EndedAt;
        }

        return null;
    }
}
