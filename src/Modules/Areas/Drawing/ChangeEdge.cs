using System.Text.Json;
using Wangge.Areas.Http;
using Wangge.Areas.Listing;

namespace Wangge.Areas.Drawing;

/// <summary>Draws an area's edge anew, where <c>If-Match</c> names the copy that was edited. The old edge stays in the history.</summary>
/// <remarks>A border between two grids is moved by <see cref="RedrawAreas"/>, so that no place is ever in both or in none.</remarks>
internal static class ChangeEdge
{
    /// <param name="Edge">GeoJSON polygon or multipolygon.</param>
    /// <param name="Reason">Why, in the drawer's words.</param>
    public sealed record Request(JsonElement Edge, [MaxLength(500)] string? Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/areas/{areaId:guid}/edge", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(ChangeEdge));

    private static async Task<Results<Ok<AreaView>, Refused>> Handle(Guid areaId, Request request, HttpContext http, AreaTree tree, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Edit, ct);
        if (refusal is not null) { return new Refused(refusal); }
        if (VersionTag.Check(http.Request, area!.Version) is { } stale) { return new Refused(stale); }
        if (Shapes.TryReadEdge(request.Edge, out var edge) is { } unfit) { return new Refused(unfit); }

        tree.Redraw(area, Shapes.Write(edge!), request.Reason);
        await tree.CommitAsync(ct);
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(AreaView.Of(area));
    }
}
