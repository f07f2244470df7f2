using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Areas.Divisions;
using Wangge.Areas.Http;
using Wangge.Areas.Listing;
using Wangge.Areas.Looking;
using Wangge.Kernel.Repeats;

namespace Wangge.Areas.Drawing;

/// <summary>Makes a service grid under any area that is not a basic grid itself: to any depth.</summary>
/// <remarks>Refuses with <c>areas.code-unfit</c>, <c>areas.area.*</c>, <c>areas.edge.*</c>, <c>geojson.*</c>. Overlaps are not refused here: see the coverage check.</remarks>
internal static class CreateGrid
{
    /// <param name="AreaId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="ParentId">The area under which it stands.</param>
    /// <param name="Code">Unique among its siblings.</param>
    /// <param name="IsBasic">True for one that holds places; false for a level in between.</param>
    /// <param name="IsDedicated">Of its own for a school, hospital or market.</param>
    /// <param name="UnitCellCode">15 digits, or null.</param>
    /// <param name="Edge">GeoJSON polygon or multipolygon, or null.</param>
    /// <param name="Reason">Why, in the drawer's words.</param>
    public sealed record Request(
        Guid AreaId, Guid ParentId, [Required] string Code, [Required, MaxLength(AreaRules.LongestName)] string Name, bool IsBasic, bool IsDedicated, string? UnitCellCode,
        JsonElement? Edge, [MaxLength(500)] string? Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(CreateGrid));

    private static async Task<Results<Ok<AreaView>, Refused>> Handle(Request request, HttpContext http, DistrictDb db, AreaTree tree, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.AreaId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is { } madeId && await db.Set<Area>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == madeId, ct) is { } made) { return Tell(http, made); }
        if (await db.Set<Area>().AnyAsync(a => a.Id == request.AreaId, ct)) { return new Refused(RepeatedWrites.IdReused); }

        var (parent, refusal) = await tree.FindAsync(request.ParentId, AreaPermissions.Edit, ct);
        if (refusal is not null) { return new Refused(refusal); }
        var level = request.IsBasic ? AreaLevel.Basic : AreaLevel.Grid;
        if (AreaRules.RefusePlace(parent!.AreaPath, parent.Level, request.Code, level) is { } unfit) { return new Refused(unfit); }
        if (CellCode.Refuse(request.UnitCellCode) is { } cellUnfit) { return new Refused(cellUnfit); }
        Geometry? edge = null;
        if (request.Edge is { ValueKind: not JsonValueKind.Null } drawn && Shapes.TryReadEdge(drawn, out edge) is { } edgeUnfit) { return new Refused(edgeUnfit); }
        var path = parent.AreaPath + request.Code + "/";
        if (await tree.IsTakenAsync(path, ct)) { return new Refused(AreaRefusals.PathTaken); }

        var area = new Area
        {
            Id = request.AreaId, Code = request.Code, Name = request.Name, AreaPath = path, Level = level, IsDedicated = request.IsDedicated,
            UnitCellCode = request.UnitCellCode, Edge = edge is null ? null : Shapes.Write(edge),
        };
        tree.Make(area, request.Reason);
        db.Remember(actor.Key, request.AreaId, hash, area.Id, time);
        await tree.CommitAsync(ct);
        return Tell(http, area);
    }

    private static Ok<AreaView> Tell(HttpContext http, Area area)
    {
        VersionTag.Tell(http, area.Version);
        return TypedResults.Ok(AreaView.Of(area));
    }
}
