using NetTopologySuite.Geometries;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.Contracts.Areas;
using Wangge.Contracts.City;

namespace Wangge.City.Looking;

/// <inheritdoc/>
internal sealed class Buildings(MapShelf shelf) : IBuildings
{
    private const int Most = 100_000;

    public string? FindVersion(string districtCode) => shelf.FindCurrent(districtCode)?.Version;

    public IReadOnlyList<BuildingOutline> ListWithin(string districtCode, AreaExtent box, int most)
    {
        if (shelf.FindCurrent(districtCode) is not { } map) { return []; }
        var (northWest, southEast) = (WorldPoint.At(box.West, box.North), WorldPoint.At(box.East, box.South));
        return [.. map.ListBuildings(new MapBounds(northWest.X, northWest.Y, southEast.X, southEast.Y), Math.Clamp(most, 1, Most)).Select(b => Of(b.Paths, b.HeightMetres)).OfType<BuildingOutline>()];
    }

    private static BuildingOutline? Of(WorldPoint[][] paths, double? height) =>
        paths is [{ Length: >= 3 } outer, .. var holes] ? new(new Polygon(Ring(outer), [.. holes.Where(h => h.Length >= 3).Select(Ring)]), height) : null;

    private static LinearRing Ring(WorldPoint[] path)
    {
        var ring = new Coordinate[path.Length + 1];
        for (var i = 0; i < path.Length; i++) { ring[i] = new Coordinate(path[i].Longitude, path[i].Latitude); }
        ring[^1] = ring[0].Copy();
        return new LinearRing(ring);
    }
}
