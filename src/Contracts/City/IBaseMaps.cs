using NetTopologySuite.Geometries;

namespace Wangge.Contracts.City;

/// <summary>Makes districts' base maps. A new map takes the old one's place when it is whole; until then the old one is served.</summary>
public interface IBaseMaps
{
    /// <summary>Whether a map is served for the district.</summary>
    bool HasMap(string districtCode);

    /// <summary>Reads an OpenStreetMap extract (PBF, XML, XML packed by gzip), in whatever order its elements stand.</summary>
    /// <param name="file">On this machine; read several times.</param>
    /// <exception cref="MapRefusedException">The file cannot be read, is too large or holds no map.</exception>
    Task<MapReport> ImportAsync(string districtCode, string file, IProgress<MapProgress> progress, CancellationToken ct);

    /// <summary>Draws a map of shapes that are given.</summary>
    /// <param name="attribution">Whom the map is owed to, shown with it.</param>
    Task<MapReport> DrawAsync(string districtCode, IEnumerable<DrawnShape> shapes, string attribution, CancellationToken ct);

    /// <summary>West, south, east and north of the district's map in WGS-84 degrees, or null where there is none.</summary>
    (double West, double South, double East, double North)? FindExtent(string districtCode);
}

/// <summary>A shape of a map that is drawn, not imported.</summary>
/// <param name="Layer"><c>block</c>, <c>green</c>, <c>water</c>, <c>building</c>, <c>street</c>, <c>border</c> or <c>label</c>.</param>
/// <param name="Kind">What it is within its layer, such as <c>arterial</c> or <c>park</c>; see the module's page.</param>
/// <param name="Shape">WGS-84 degrees, longitude first: a polygon, a line or a point as the layer asks.</param>
/// <param name="HeightMetres">Of a building, from the ground.</param>
/// <param name="WidthMetres">Of a street, from kerb to kerb.</param>
/// <param name="Address">Of a building, as people write it.</param>
public sealed record DrawnShape(string Layer, string Kind, Geometry Shape, string? Name = null, double? HeightMetres = null, double? WidthMetres = null, string? Address = null);

/// <summary>What a map was made of.</summary>
/// <param name="Version">Names it in the addresses of its tiles.</param>
/// <param name="Taken">Features by layer.</param>
/// <param name="LeftOut">What was not drawn, by reason.</param>
/// <param name="Bytes">Of the map's own file.</param>
public sealed record MapReport(string Version, IReadOnlyDictionary<string, int> Taken, IReadOnlyDictionary<string, int> LeftOut, long Bytes);

/// <summary>How far an import is.</summary>
/// <param name="Step"><c>relations</c>, <c>ways</c>, <c>nodes</c> or <c>writing</c>, in this order.</param>
/// <param name="Share">Of this step, 0 to 1.</param>
public sealed record MapProgress(string Step, double Share);

/// <summary>A map that was not taken; the one before it stays.</summary>
/// <param name="code">Stable, such as <c>osm.cut-off</c>.</param>
public sealed class MapRefusedException(string code, string what) : Exception(what)
{
    public string Code { get; } = code;
}
