using Wangge.Areas.Http;
using Wangge.Areas.Listing;

namespace Wangge.Areas.Drawing;

/// <summary>Changes an area's name, kind and cell code, where <c>If-Match</c> names the copy that was edited.</summary>
internal static class ChangeArea
{
    /// <inheritdoc cref="CreateGrid.Request"/>
    public sealed record Request([Required, MaxLength(AreaRules.LongestName)] string Name, bool IsDedicated, string? UnitCellCode);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/areas/{areaId:guid}", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(ChangeArea));

    private static async Task<Results<Ok<AreaView>, Refused>> Handle(Guid areaId, Request request, HttpContext http, AreaTree tree, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Edit, ct);
        if (refusal is not null) { return new Refused(refusal); }
        if (VersionTag.Check(http.Request, area!.Version) is { } stale) { return new Refused(stale); }
        if (CellCode.Refuse(request.UnitCellCode) is { } unfit) { return new Refused(unfit); }

        (area.Name, area.IsDedicated, area.UnitCellCode) = (request.Name, request.IsDedicated, request.UnitCellCode);
        tree.Change(area);
        await tree.CommitAsync(ct);
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(AreaView.Of(area));
    }
}
