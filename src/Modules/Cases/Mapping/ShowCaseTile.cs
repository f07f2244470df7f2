using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;

namespace Wangge.Cases.Mapping;

/// <summary>A square of the office map with the matters in it that the actor may see: clusters with counts by urgency from afar, single matters from near.</summary>
/// <remarks>
/// Open matters, unless the filter says otherwise; the newest 20,000 of a tile at the most, and the layer says when there were more.
/// Refuses with <c>cases.tile.*</c> and <c>cases.list.*</c>. Answers 204 where there is nothing. Source: Mapbox Vector Tile Specification 2.1.
/// </remarks>
internal static class ShowCaseTile
{
    /// <summary>Rows that one tile is made from, however many there are.</summary>
    private const int MostRows = 20_000;

    /// <summary>From here on a tile is a few streets wide.</summary>
    private const int TimelessZoom = 14;

    private static readonly Refusal NoTile = new("cases.tile.no-tile", RefusalKind.NotFound, "There is no such tile.");
    private static readonly Refusal TimeNeeded = new("cases.tile.time-needed", RefusalKind.Invalid, "Ended matters of a wide tile are shown of a time: give from.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/tiles/{z:int}/{x:int}/{y:int}.mvt", Handle)
        .RequirePermission(CasePermissions.Read)
        .Produces<byte[]>(StatusCodes.Status200OK, VectorTile.ContentType)
        .Produces(StatusCodes.Status204NoContent)
        .WithName(nameof(ShowCaseTile));

    /// <param name="query">The filters of the list; <c>sort</c>, <c>size</c> and <c>after</c> have no meaning here.</param>
    private static async Task<Results<FileContentHttpResult, NoContent, Refused>> Handle(
        int z, int x, int y, HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, TimeProvider time, CancellationToken ct)
    {
        var address = new TileAddress(z, x, y);
        if (!address.Exists) { return new Refused(NoTile); }

        var book = await types.BookAsync();
        var (filter, refusal) = CaseFilter.Read(query.Query, book, actor);
        if (filter is null) { return new Refused(refusal!); }
        var isOpen = filter.IsOpen ?? filter.States.Count == 0;
        if (!isOpen && z < TimelessZoom && filter.From is null) { return new Refused(TimeNeeded); }

        var now = time.GetUtcNow();
        var rows = await ListAsync(db, filter with { IsOpen = isOpen ? true : filter.IsOpen, Order = CaseOrder.Newest }, address, actor, policy.ExtentOf(actor, CasePermissions.Read), now, ct);
        // What one sees depends on who one is; a few seconds spare the map's own repeats.
        query.HttpContext.Response.Headers.CacheControl = "private, max-age=5";
        var tile = CaseTile.Draw(address, rows.Take(MostRows), rows.Count > MostRows, book, now);
        return tile.Length == 0 ? TypedResults.NoContent() : TypedResults.File(tile, VectorTile.ContentType);
    }

    private static async Task<IReadOnlyList<CaseDot>> ListAsync(
        DistrictDb db, CaseFilter filter, TileAddress address, Actor actor, Extent extent, DateTimeOffset now, CancellationToken ct)
    {
        if (CaseQuery.Whole(db, filter, actor, extent, now) is not { } cases) { return []; }
        var bounds = address.Bounds();
        var (west, east, south, north) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        // Half-open, so that a matter on an edge is in one tile.
        cases = cases.Where(c => c.Latitude > south && c.Latitude <= north && c.Longitude >= west && c.Longitude < east);
        if (filter.IsOpen != true) { cases = cases.OrderByDescending(c => c.ReportedAt).ThenByDescending(c => EF.Property<long>(c, "Seq")); }
        return address.Z >= CaseTile.SinglesFrom
            ? await cases.Take(MostRows + 1).Select(c => new CaseDot(c.Longitude!.Value, c.Latitude!.Value, c.DueOrder, c.SoonAt, c.State == CaseState.Suspended, c.EndedAt != null, c.Id, c.Number, c.TypeId, c.State)).ToListAsync(ct)
            : await cases.Take(MostRows + 1).Select(c => new CaseDot(c.Longitude!.Value, c.Latitude!.Value, c.DueOrder, c.SoonAt, false, c.EndedAt != null, Guid.Empty, 0, Guid.Empty, CaseState.Draft)).ToListAsync(ct);
    }
}
