using Wangge.Areas.Http;
using Wangge.Areas.Listing;

namespace Wangge.Areas.Drawing;

/// <summary>Puts a service grid under another parent, with all that stands under it, and the centres and units there. Edges stay as they are.</summary>
/// <remarks>Refuses with <c>areas.move.not-a-grid</c> (divisions move with their edition), <c>areas.move.into-itself</c>, <c>areas.move.too-many</c>.</remarks>
internal static class MoveArea
{
    private const int MostAreas = 2000;
    private static readonly Refusal NotAGrid = new("areas.move.not-a-grid");
    private static readonly Refusal IntoItself = new("areas.move.into-itself");
    private static readonly Refusal TooMany = new("areas.move.too-many", Detail: "More than 2,000 areas stand under it.");

    /// <param name="ParentId">The new parent.</param>
    /// <param name="Reason">Why, in the mover's words.</param>
    public sealed record Request(Guid ParentId, [MaxLength(500)] string? Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/{areaId:guid}/move", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(MoveArea));

    private static async Task<Results<Ok<AreaView>, Refused>> Handle(Guid areaId, Request request, HttpContext http, DistrictDb db, AreaTree tree, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Edit, ct);
        if (refusal is not null) { return new Refused(refusal); }
        if (VersionTag.Check(http.Request, area!.Version) is { } stale) { return new Refused(stale); }
        var (parent, parentRefusal) = await tree.FindAsync(request.ParentId, AreaPermissions.Edit, ct);
        if (parentRefusal is not null) { return new Refused(parentRefusal); }

        if (area.Level is not (Looking.AreaLevel.Grid or Looking.AreaLevel.Basic)) { return new Refused(NotAGrid); }
        var (from, to) = (area.AreaPath, parent!.AreaPath + area.Code + "/");
        if (parent.AreaPath.StartsWith(from, StringComparison.Ordinal)) { return new Refused(IntoItself); }
        if (AreaRules.RefusePlace(parent.AreaPath, parent.Level, area.Code, area.Level) is { } unfit) { return new Refused(unfit); }
        if (await tree.IsTakenAsync(to, ct)) { return new Refused(AreaRefusals.PathTaken); }

        var moved = await db.Set<Area>().Where(a => a.EndedAt == null && a.AreaPath.StartsWith(from)).OrderBy(a => a.AreaPath).Take(MostAreas + 1).ToListAsync(ct);
        if (moved.Count > MostAreas) { return new Refused(TooMany); }
        if (moved.Any(a => a.AreaPath.Length - from.Length + to.Length > AreaRules.LongestPath)) { return new Refused(AreaRefusals.PathTooLong); }
        foreach (var each in moved) { tree.Move(each, to + each.AreaPath[from.Length..], request.Reason); }
        // Who serves or answers for a place that moved goes along.
        foreach (var centre in await db.Set<Centre>().Where(c => c.AreaPath.StartsWith(from)).ToListAsync(ct))
        {
            centre.AreaPath = to + centre.AreaPath[from.Length..];
            centre.Version++;
        }

        foreach (var unit in await db.Set<Unit>().Where(u => u.AreaPath.StartsWith(from)).ToListAsync(ct))
        {
            unit.AreaPath = to + unit.AreaPath[from.Length..];
            unit.Version++;
        }

        await tree.CommitAsync(ct);
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(AreaView.Of(area));
    }
}
