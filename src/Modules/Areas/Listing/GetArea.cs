using System.Text.Json;
using Wangge.Areas.Http;
using Wangge.Contracts.Identity;

namespace Wangge.Areas.Listing;

/// <summary>One area, ended ones too: its edge, what stands above it, and who drew it when.</summary>
internal static class GetArea
{
    private const int MostEdges = 100;

    /// <param name="Above">From the district down to the area's parent.</param>
    /// <param name="ChildCount">Areas that stand directly under it.</param>
    /// <param name="Edge">GeoJSON geometry, or null where it has none of its own.</param>
    /// <param name="Edges">The newest 100, newest first; the shapes by <see cref="ListEdges"/>.</param>
    public sealed record Response(AreaView Area, IReadOnlyList<AreaView> Above, int ChildCount, JsonElement? Edge, IReadOnlyList<EdgeView> Edges);

    /// <param name="Version">The area's version with which it came into force.</param>
    /// <param name="Until">When the next one came into force; null for the present one.</param>
    public sealed record EdgeView(int Version, string AreaPath, DateTimeOffset From, DateTimeOffset? Until, Guid ActorId, string? ActorName, string? Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/{areaId:guid}", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetArea));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid areaId, HttpContext http, DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var area = await db.Set<Area>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == areaId, ct);
        if (area is null) { return new Refused(AreaRefusals.UnknownArea); }

        var paths = PathsAbove(area.AreaPath).ToList();
        var above = await db.Set<Area>().AsNoTracking().Where(a => paths.Contains(a.AreaPath) && a.EndedAt == null).ToListAsync(ct);
        var path = area.AreaPath;
        var below = await db.Set<Area>().Where(a => a.EndedAt == null && a.AreaPath.StartsWith(path) && a.AreaPath != path).Select(a => a.AreaPath).ToListAsync(ct);
        var edges = await db.Set<AreaEdge>().AsNoTracking().Where(e => e.AreaId == areaId).OrderByDescending(e => e.Version).Take(MostEdges)
            .Select(e => new { e.Version, e.AreaPath, e.From, e.ActorId, e.Reason }).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. edges.Select(e => e.ActorId).Distinct()], ct);
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(new Response(
            AreaView.Of(area),
            [.. above.OrderBy(a => a.AreaPath.Length).Select(AreaView.Of)],
            below.Count(p => AreaRules.ParentOf(p) == path),
            Shapes.ToJson(area.Edge),
            [.. edges.Select((e, i) => new EdgeView(e.Version, e.AreaPath, e.From, i == 0 ? area.EndedAt : edges[i - 1].From, e.ActorId, names.GetValueOrDefault(e.ActorId), e.Reason))]));
    }

    private static IEnumerable<string> PathsAbove(string path)
    {
        for (var at = AreaRules.ParentOf(path); at.Length > 1; at = AreaRules.ParentOf(at)) { yield return at; }
    }
}
