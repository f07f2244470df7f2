using System.Text.Json;
using Wangge.Areas.Coverage;
using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Areas.Listing;
using Wangge.Areas.Looking;
using Wangge.Areas.Premises;
using Wangge.Kernel.Repeats;

namespace Wangge.Areas.Drawing;

/// <summary>Draws several edges anew, makes and ends basic grids in one commit, so that a border moves for both of its sides at once, a grid is split, and two become one.</summary>
/// <remarks>
/// All or none. Refuses with <c>areas.stale</c> where any copy is no longer the newest, <c>areas.redraw.twice</c> where an area is named twice, <c>areas.redraw.nothing</c>,
/// <c>areas.redraw.counts-differ</c>; and with <c>areas.redraw.gap</c>, <c>areas.redraw.overlap</c> or <c>areas.redraw.outside</c> what would leave ground in no grid, in two, or beyond its
/// community where it was not so before. The pieces stand in the answer as <c>faults</c>, a FeatureCollection like the coverage check's. Buildings, shops and places go along with the ground.
/// </remarks>
internal static class RedrawAreas
{
    private static readonly Refusal Twice = new("areas.redraw.twice", RefusalKind.Invalid);
    private static readonly Refusal Nothing = new("areas.redraw.nothing", RefusalKind.Invalid);
    private static readonly Refusal Gap = new("areas.redraw.gap", Detail: "Ground would be in no grid; see faults.");
    private static readonly Refusal Overlap = new("areas.redraw.overlap", Detail: "Ground would be in two grids; see faults.");
    private static readonly Refusal Outside = new("areas.redraw.outside", Detail: "A grid would leave its community; see faults.");

    /// <param name="Edges">At most 100 areas.</param>
    /// <param name="Made">New basic grids, at most 20.</param>
    /// <param name="Ended">Basic grids that end, at most 20.</param>
    /// <param name="Reason">Why, in the drawer's words.</param>
    public sealed record Request(
        [Required, MaxLength(100)] IReadOnlyList<DrawnEdge> Edges, [MaxLength(20)] IReadOnlyList<NewGrid>? Made, [MaxLength(20)] IReadOnlyList<EndedGrid>? Ended, [MaxLength(500)] string? Reason);

    /// <param name="Version">Of the copy that was edited.</param>
    /// <param name="Edge">GeoJSON polygon or multipolygon.</param>
    /// <param name="Counts">What a basic grid counts from now on; null: as before. All grids named must count together what they counted.</param>
    public sealed record DrawnEdge(Guid AreaId, int Version, JsonElement Edge, LedgerCounts? Counts);

    /// <param name="AreaId">Made by the client (UUIDv7).</param>
    /// <param name="Edge">GeoJSON polygon or multipolygon.</param>
    /// <param name="Counts">Its share of what the others counted; null: nothing.</param>
    /// <inheritdoc cref="CreateGrid.Request"/>
    public sealed record NewGrid(
        Guid AreaId, Guid ParentId, [Required] string Code, [Required, MaxLength(AreaRules.LongestName)] string Name, bool IsDedicated, string? UnitCellCode, JsonElement Edge, LedgerCounts? Counts);

    /// <param name="Version">Of the copy that was looked at.</param>
    public sealed record EndedGrid(Guid AreaId, int Version);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/redraw", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(RedrawAreas));

    private static async Task<Results<Ok<IReadOnlyList<AreaView>>, Refused>> Handle(Request request, DistrictDb db, AreaTree tree, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var (made, ended) = (request.Made ?? [], request.Ended ?? []);
        var named = request.Edges.Select(e => e.AreaId).Concat(made.Select(m => m.AreaId)).Concat(ended.Select(e => e.AreaId)).ToList();
        if (named.Count == 0) { return new Refused(Nothing); }
        if (named.Distinct().Count() < named.Count) { return new Refused(Twice); }

        // Whether ground is left over depends on the neighbours: nobody may change them between the look and the commit.
        await AreaTree.GuardAsync(db, ct);
        var before = await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.AreaPath).ToListAsync(ct);
        var changed = new List<(Area Area, LedgerCounts? Counts)>();
        foreach (var drawn in request.Edges)
        {
            var (area, refusal) = await FindAsync(drawn.AreaId, drawn.Version, tree, ct);
            if (refusal is not null) { return new Refused(refusal); }
            if (Shapes.TryReadEdge(drawn.Edge, out var edge) is { } unfit) { return new Refused(unfit); }
            tree.Redraw(area!, Shapes.Write(edge!), request.Reason);
            changed.Add((area!, drawn.Counts));
        }

        foreach (var one in ended)
        {
            var (area, refusal) = await FindAsync(one.AreaId, one.Version, tree, ct);
            refusal ??= await EndArea.EndAsync(area!, db, tree, ct);
            if (refusal is not null) { return new Refused(refusal); }
            changed.Add((area!, null));
        }

        foreach (var grid in made)
        {
            var (area, refusal) = await MakeAsync(grid, request.Reason, db, tree, ct);
            if (refusal is not null) { return new Refused(refusal); }
            changed.Add((area!, grid.Counts));
        }

        if (await SharedCounts.ShareAsync(changed, db, actor, time, ct) is { } unshared) { return new Refused(unshared); }
        var areas = changed.ConvertAll(c => c.Area);
        var faults = NewFaults.Of(before, [.. before.Where(a => !named.Contains(a.Id)), .. areas.Where(a => a.EndedAt is null)]);
        if (faults.Count > 0) { return Refuse(faults); }

        await PremisePlacing.PlaceAsync(areas, db, ct);
        await tree.CommitAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AreaView>>([.. areas.Select(AreaView.Of)]);
    }

    private static async Task<(Area? Area, Refusal? Refusal)> FindAsync(Guid areaId, int version, AreaTree tree, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Edit, ct);
        return refusal is null && area!.Version != version ? (null, AreaRefusals.Stale) : (area, refusal);
    }

    private static async Task<(Area? Area, Refusal? Refusal)> MakeAsync(NewGrid grid, string? reason, DistrictDb db, AreaTree tree, CancellationToken ct)
    {
        if (await db.Set<Area>().AnyAsync(a => a.Id == grid.AreaId, ct)) { return (null, RepeatedWrites.IdReused); }
        var (parent, refusal) = await tree.FindAsync(grid.ParentId, AreaPermissions.Edit, ct);
        refusal ??= AreaRules.RefusePlace(parent!.AreaPath, parent.Level, grid.Code, AreaLevel.Basic) ?? CellCode.Refuse(grid.UnitCellCode);
        if (refusal is not null) { return (null, refusal); }
        if (Shapes.TryReadEdge(grid.Edge, out var edge) is { } unfit) { return (null, unfit); }
        var path = parent!.AreaPath + grid.Code + "/";
        if (await tree.IsTakenAsync(path, ct)) { return (null, AreaRefusals.PathTaken); }

        var area = new Area
        {
            Id = grid.AreaId, Code = grid.Code, Name = grid.Name, AreaPath = path, Level = AreaLevel.Basic, IsDedicated = grid.IsDedicated,
            UnitCellCode = grid.UnitCellCode, Edge = Shapes.Write(edge!),
        };
        tree.Make(area, reason);
        return (area, null);
    }

    private static Refused Refuse(IReadOnlyList<CoverageFault> faults)
    {
        var refusal = faults[0].Kind switch { CoverageFaultKind.Gap => Gap, CoverageFaultKind.Overlap => Overlap, _ => Outside };
        var features = Shapes.ToFeatures(faults.Take(100).Select((fault, i) => fault.ToFeature(i + 1)));
        return new Refused(refusal) { Evidence = new Dictionary<string, object?> { ["faults"] = new { type = "FeatureCollection", features } } };
    }
}
