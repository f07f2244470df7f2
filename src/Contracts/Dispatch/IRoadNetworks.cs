using NetTopologySuite.Geometries;

namespace Wangge.Contracts.Dispatch;

/// <summary>Makes districts' road networks, for cars and on foot. A new one takes the old one's place when it is whole, without a pause; until then the old one serves.</summary>
public interface IRoadNetworks
{
    bool HasRoads(string districtCode);

    /// <summary>Reads an OpenStreetMap extract (PBF, XML, XML packed by gzip) or a list of edges (CSV, or that packed: <c>osm_way_id,highway,length_m,wkt</c>).</summary>
    /// <param name="file">On this machine; read several times.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <exception cref="RoadsRefusedException">The file cannot be read, is too large or holds no road.</exception>
    Task<RoadReport> ImportAsync(string districtCode, string file, IProgress<double> progress, CancellationToken ct);

    /// <summary>Makes them of lines that are given; lines meet where they share a corner.</summary>
    /// <param name="attribution">Whom the roads are owed to, shown with them.</param>
    Task<RoadReport> DrawAsync(string districtCode, IEnumerable<DrawnRoad> roads, string attribution, CancellationToken ct);
}

/// <summary>A road that is drawn, not imported.</summary>
/// <param name="Class">By the tag <c>highway</c> of OpenStreetMap, such as <c>residential</c>.</param>
/// <param name="Line">WGS-84 degrees, longitude first.</param>
public sealed record DrawnRoad(string Class, LineString Line, string? Name = null, bool IsOneWay = false, int? MaxSpeed = null);

/// <summary>What a network was made of.</summary>
/// <param name="Version">Names it.</param>
/// <param name="CarEdges">Directed.</param>
/// <param name="FootEdges">Directed.</param>
/// <param name="Turns">Edges that not every edge at their end may follow.</param>
/// <param name="Kilometres">Of roads for cars, each stretch once.</param>
/// <param name="IslandKilometres">Of these, what few others can be reached from and back.</param>
/// <param name="LeftOut">What was not taken, by reason.</param>
/// <param name="Bytes">Of the networks' files.</param>
public sealed record RoadReport(string Version, int CarEdges, int FootEdges, int Turns, double Kilometres, double IslandKilometres, IReadOnlyDictionary<string, int> LeftOut, long Bytes);

/// <summary>Roads that were not taken; those before them stay.</summary>
/// <param name="code">Stable, such as <c>osm.cut-off</c>.</param>
public sealed class RoadsRefusedException(string code, string what) : Exception(what)
{
    public string Code { get; } = code;
}
