using Wangge.Dispatch.Roads.Searching;
using Wangge.Kernel.Tiles;

namespace Wangge.Dispatch.Rings;

/// <summary>A square of the map with the roads that nobody reaches in time: layer <c>gaps</c>, each line with its zone's minutes and when the first unit would be there.</summary>
/// <remarks>The longest 20,000 of a tile at the most, and the layer says when there were more. Refuses with <c>dispatch.rings.*</c>. Answers 204 where all is reached. Source: Mapbox Vector Tile Specification 2.1.</remarks>
internal static class ShowRingTile
{
    private const int MostLines = 20_000;
    private const int BufferUnits = 64;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/rings/tiles/{z:int}/{x:int}/{y:int}.mvt", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .Produces<byte[]>(StatusCodes.Status200OK, VectorTile.ContentType)
        .Produces(StatusCodes.Status204NoContent)
        .WithName(nameof(ShowRingTile));

    /// <param name="number">Of the measuring that is shown, so that a new one is not taken for the old; the newest is answered.</param>
    private static async Task<Results<FileContentHttpResult, NoContent, Refused>> Handle(int z, int x, int y, long? number, HttpResponse answer, RingsNow rings, CancellationToken ct)
    {
        var address = new TileAddress(z, x, y);
        if (!address.Exists) { return new Refused(RingRefusals.NoTile); }
        if (await rings.FindAsync(ct) is not { } state) { return new Refused(RingRefusals.NoRoads); }
        answer.Headers.CacheControl = number == state.Number ? "private, max-age=60" : "private, max-age=2";
        var tile = Draw(address, state);
        return tile.Length == 0 ? TypedResults.NoContent() : TypedResults.File(tile, VectorTile.ContentType);
    }

    private static byte[] Draw(TileAddress address, RingState state)
    {
        var tile = new VectorTile();
        var layer = tile.Layer("gaps");
        var lines = state.Lines.Within(address.Bounds(BufferUnits)).ToList();
        var isCut = lines.Count > MostLines;
        foreach (var line in isCut ? lines.OrderByDescending(l => l.Gap.Until - l.Gap.From).Take(MostLines) : lines)
        {
            var zone = state.Ground.Zones.Zones[state.Ground.Zone[line.Gap.Piece]];
            List<(string, TileValue)> tags = [("kind", zone.Kind), ("zoneMinutes", (double)zone.Minutes)];
            if (line.Gap.Milliseconds != Coverage.Unreached) { tags.Add(("minutes", Math.Round(line.Gap.Milliseconds / 60_000.0, 1))); }
            if (state.Ground.Roads.NameOf(line.Gap.Stretch) is { } name) { tags.Add(("name", name)); }
            if (isCut) { tags.Add(("more", true)); }
            layer.AddLines([[.. line.Corners.Select(c => address.Place(c.X, c.Y))]], tags.ToArray());
        }

        return tile.ToBytes();
    }
}
