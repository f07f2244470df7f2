using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
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
/// Open matters, unless the filter asks for states or a time; the newest 20,000 of a tile at the most, and the layer says when there were more.
/// Refuses with <c>cases.tile.*</c> and <c>cases.list.*</c>. Answers 204 where there is nothing. Source: Mapbox Vector Tile Specification 2.1.
/// </remarks>
internal static class ShowCaseTile
{
    /// <summary>Rows that one tile is made from, however many there are.</summary>
    private const int MostRows = 20_000;

    /// <summary>From here on a tile is a few streets wide.</summary>
    private const int TimelessZoom = 14;

    private static readonly Refusal NoTile = new("cases.tile.no-tile", RefusalKind.NotFound, "There is no such tile.");
    private static readonly Refusal TimeNeeded = new("cases.tile.time-needed", RefusalKind.Invalid, "Ended matters of a wide tile are shown of a time: give from or open_at.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/tiles/{z:int}/{x:int}/{y:int}.mvt", Handle)
        .RequirePermission(CasePermissions.Read)
        .Produces<byte[]>(StatusCodes.Status200OK, VectorTile.ContentType)
        .Produces(StatusCodes.Status204NoContent)
        .WithName(nameof(ShowCaseTile));

    /// <param name="query">The filters of the list; <c>box</c>, <c>sort</c>, <c>size</c> and <c>after</c> have no meaning here.</param>
    private static async Task<Results<FileContentHttpResult, NoContent, Refused>> Handle(
        int z, int x, int y, HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, TimeProvider time, CancellationToken ct)
    {
        var address = new TileAddress(z, x, y);
        if (!address.Exists) { return new Refused(NoTile); }

        var book = await types.BookAsync();
        var (filter, refusal) = CaseFilter.Read(query.Query, book, actor);
        if (filter is null) { return new Refused(refusal!); }
        var isOpen = filter.IsOpen ?? (filter.States.Count == 0 && filter.From is null && filter.OpenAt is null);
        if (!isOpen && z < TimelessZoom && filter.From is null && filter.OpenAt is null) { return new Refused(TimeNeeded); }

        var now = time.GetUtcNow();
        // What one sees depends on who one is; a few seconds spare the map's own repeats.
        query.HttpContext.Response.Headers.CacheControl = "private, max-age=5";
        filter = filter with { Box = null, IsOpen = isOpen ? true : filter.IsOpen, Order = CaseOrder.Newest };
        if (CaseQuery.Whole(db, filter, actor, policy.ExtentOf(actor, CasePermissions.Read), now) is not { } cases) { return TypedResults.NoContent(); }

        cases = Within(cases, address.Bounds());
        if (!isOpen) { cases = cases.OrderByDescending(c => c.ReportedAt).ThenByDescending(c => EF.Property<long>(c, "Seq")); }
        var tile = z >= CaseTile.SinglesFrom ? await DrawSinglesAsync(address, cases, book, now, ct) : await DrawClustersAsync(address, cases, isOpen, now, ct);
        return tile.Length == 0 ? TypedResults.NoContent() : TypedResults.File(tile, VectorTile.ContentType);
    }

    /// <summary>Half-open, so that a matter on an edge is in one tile.</summary>
    private static IQueryable<Case> Within(IQueryable<Case> cases, Envelope bounds)
    {
        var (west, east, south, north) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        return cases.Where(c => c.Latitude > south && c.Latitude <= north && c.Longitude >= west && c.Longitude < east);
    }

    private static async Task<byte[]> DrawSinglesAsync(TileAddress address, IQueryable<Case> cases, TypeBook book, DateTimeOffset now, CancellationToken ct)
    {
        var dots = await cases.Take(MostRows + 1).Select(c => new CaseDot(
            c.Longitude!.Value, c.Latitude!.Value, c.Id, c.Number, c.TypeId, c.State,
            c.EndedAt != null ? Urgency.Done : c.State == CaseState.Suspended || c.DueOrder == Case.Never ? Urgency.Stopped : c.DueOrder < now ? Urgency.Over : c.SoonAt <= now ? Urgency.Soon : Urgency.InTime,
            c.DueOrder)).ToListAsync(ct);
        return CaseTile.Draw(address, dots.Take(MostRows), dots.Count > MostRows, book);
    }

    /// <summary>Counted by the database: of thousands of rows some dozens of sums are read.</summary>
    private static async Task<byte[]> DrawClustersAsync(TileAddress address, IQueryable<Case> cases, bool isOpen, DateTimeOffset now, CancellationToken ct)
    {
        var bounds = address.Bounds();
        var (west, south) = (bounds.MinX, bounds.MinY);
        var (across, along) = (CaseTile.SquaresAlong / bounds.Width, CaseTile.SquaresAlong / bounds.Height);
        var some = cases.Take(MostRows + 1);
        // Of open ones nothing is asked that their own index does not hold.
        var spots = isOpen
            ? some.Select(c => new
            {
                Longitude = c.Longitude!.Value, Latitude = c.Latitude!.Value,
                Urgency = c.DueOrder == Case.Never ? Urgency.Stopped : c.DueOrder < now ? Urgency.Over : c.SoonAt <= now ? Urgency.Soon : Urgency.InTime,
            })
            : some.Select(c => new
            {
                Longitude = c.Longitude!.Value, Latitude = c.Latitude!.Value,
                Urgency = c.EndedAt != null ? Urgency.Done : c.DueOrder == Case.Never ? Urgency.Stopped : c.DueOrder < now ? Urgency.Over : c.SoonAt <= now ? Urgency.Soon : Urgency.InTime,
            });
        var clusters = await spots
            .GroupBy(s => new { Column = Math.Floor((s.Longitude - west) * across), Row = Math.Floor((s.Latitude - south) * along), s.Urgency })
            .Select(g => new CaseCluster(g.Key.Column, g.Key.Row, g.Key.Urgency, g.Count(), g.Average(s => s.Longitude), g.Average(s => s.Latitude)))
            .ToListAsync(ct);
        return CaseTile.Draw(address, clusters, clusters.Sum(c => c.Count) > MostRows);
    }
}
