using System.Text.Json;
using Wangge.Areas.Http;
using Wangge.Areas.Listing;

namespace Wangge.Areas.Drawing;

/// <summary>Draws several edges anew in one commit, so that a border moves for both of its sides at once.</summary>
/// <remarks>All or none: refuses with <c>areas.stale</c> where any copy is no longer the newest, <c>areas.redraw.twice</c> where an area is named twice.</remarks>
internal static class RedrawAreas
{
    private static readonly Refusal Twice = new("areas.redraw.twice", RefusalKind.Invalid);

    /// <param name="Edges">1–100 areas.</param>
    /// <param name="Reason">Why, in the drawer's words.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(100)] IReadOnlyList<DrawnEdge> Edges, [MaxLength(500)] string? Reason);

    /// <param name="Version">Of the copy that was edited.</param>
    /// <param name="Edge">GeoJSON polygon or multipolygon.</param>
    public sealed record DrawnEdge(Guid AreaId, int Version, JsonElement Edge);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/redraw", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(RedrawAreas));

    private static async Task<Results<Ok<IReadOnlyList<AreaView>>, Refused>> Handle(Request request, AreaTree tree, CancellationToken ct)
    {
        if (request.Edges.DistinctBy(e => e.AreaId).Count() < request.Edges.Count) { return new Refused(Twice); }
        var views = new List<Area>();
        foreach (var drawn in request.Edges)
        {
            var (area, refusal) = await tree.FindAsync(drawn.AreaId, AreaPermissions.Edit, ct);
            if (refusal is not null) { return new Refused(refusal); }
            if (area!.Version != drawn.Version) { return new Refused(AreaRefusals.Stale); }
            if (Shapes.TryReadEdge(drawn.Edge, out var edge) is { } unfit) { return new Refused(unfit); }
            tree.Redraw(area, Shapes.Write(edge!), request.Reason);
            views.Add(area);
        }

        await tree.CommitAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AreaView>>([.. views.Select(AreaView.Of)]);
    }
}
