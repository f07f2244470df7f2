using Wangge.City.MapFiles;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tiles;

namespace Wangge.City.Tiles;

/// <summary>One tile of one version of the map. Its address never changes its meaning, so whoever has it keeps it.</summary>
/// <remarks>Source: Mapbox Vector Tile Specification 2.1. Answers 204 where the map shows nothing.</remarks>
internal static class GetTile
{
    private const string Year = "public, max-age=31536000, immutable";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/tiles/{version}/{z:int}/{x:int}/{y:int}.mvt", Handle)
        .AllowAnyone("Streets and houses are what anybody sees outside.")
        .Produces<byte[]>(StatusCodes.Status200OK, VectorTile.ContentType)
        .Produces(StatusCodes.Status204NoContent)
        .WithName(nameof(GetTile));

    private static Results<FileContentHttpResult, NoContent, Refused> Handle(
        string version, int z, int x, int y, HttpContext http, DistrictScope scope, MapShelf shelf, TileStore tiles)
    {
        var address = new TileAddress(z, x, y);
        if (!address.Exists || z > MapFile.HighestZoom || !scope.IsChosen || shelf.Find(scope.District.Code, version) is not { } map) { return new Refused(CityRefusals.NoTile); }

        http.Response.Headers.CacheControl = Year;
        if (tiles.Get(scope.District.Code, map, address) is not { } tile) { return TypedResults.NoContent(); }

        http.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.File(tile, VectorTile.ContentType);
    }
}
