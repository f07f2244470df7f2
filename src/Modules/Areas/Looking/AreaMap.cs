using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Looking;

/// <summary>A district's areas in memory: which grid holds a place, and what an area is called. Immutable; swapped whole when edges change.</summary>
internal sealed class AreaMap
{
    private readonly PolygonIndex _index;
    private readonly GridPlace[] _grids;
    private readonly Dictionary<Guid, int> _byId;
    private readonly Dictionary<string, AreaName> _byPath;
    private readonly Lazy<IReadOnlyList<int>[]> _neighbours;

    /// <param name="revision">The tree's number, read before the areas were: they may be newer, never older.</param>
    public AreaMap(IReadOnlyList<Area> areas, int revision = 0)
    {
        Revision = revision;
        var basic = areas.Where(a => a.Level == AreaLevel.Basic && a.Edge is not null).OrderBy(a => a.AreaPath, StringComparer.Ordinal).ToList();
        var reader = new WKBReader();
        var edges = basic.ConvertAll(a => reader.Read(a.Edge));
        _index = PolygonIndex.Build(edges);
        var around = new Envelope();
        foreach (var edge in edges) { around.ExpandToInclude(edge.EnvelopeInternal); }
        Extent = around.IsNull ? null : new AreaExtent(around.MinX, around.MinY, around.MaxX, around.MaxY);
        _grids = [.. basic.Select(a => new GridPlace(a.Id, a.Code, a.Name, a.AreaPath))];
        _byId = _grids.Select((g, i) => (g.GridId, i)).ToDictionary(x => x.GridId, x => x.i);
        _byPath = areas.ToDictionary(a => a.AreaPath, a => new AreaName(a.AreaPath, a.Code, a.Name, a.Level), StringComparer.Ordinal);
        RootPath = areas.FirstOrDefault(a => a.Level == AreaLevel.District)?.AreaPath ?? "/";
        // Seldom asked for and dear to find: not at start.
        _neighbours = new Lazy<IReadOnlyList<int>[]>(() => SharedEdges.Neighbours(edges));
    }

    public int Revision { get; }

    /// <summary>Path of the district's own area; <c>/</c> while there is none.</summary>
    public string RootPath { get; }

    /// <summary>Around all basic grids; null while there are none.</summary>
    public AreaExtent? Extent { get; }

    public int GridCount => _grids.Length;

    public GridPlace? FindGrid(double longitude, double latitude) =>
        _index.Find(longitude, latitude) is var found && found == PolygonIndex.None ? null : _grids[found];

    public GridPlace? FindGrid(Guid gridId) => _byId.TryGetValue(gridId, out var at) ? _grids[at] : null;

    public AreaName? FindArea(string areaPath) => _byPath.GetValueOrDefault(areaPath);

    public IEnumerable<AreaName> All => _byPath.Values;

    public IReadOnlyList<GridPlace> ListNeighbours(Guid gridId) =>
        _byId.TryGetValue(gridId, out var at) ? [.. _neighbours.Value[at].Select(i => _grids[i])] : [];
}

/// <summary>Wire names of the levels of areas.</summary>
internal static class AreaLevel
{
    public const string District = "district";
    public const string Subdistrict = "subdistrict";
    public const string Township = "township";
    public const string Community = "community";
    public const string Village = "village";

    /// <summary>A service grid above the basic ones.</summary>
    public const string Grid = "grid";

    /// <summary>A service grid that holds places itself.</summary>
    public const string Basic = "basic";
}
