using NetTopologySuite.Geometries;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.City.Tiles;
using Wangge.Contracts.City;
using Wangge.Kernel.Osm;

namespace Wangge.City.Importing;

/// <summary>Makes a map's file of an extract: three passes over relations, ways and nodes, so that the order in the file does not matter.</summary>
/// <remarks>Holds in memory what is drawn, not what is in the file. What is broken is left out and counted; what cannot be read at all is an <see cref="OsmFileException"/>.</remarks>
internal sealed class OsmImport(MapFileWriter writer, IProgress<MapProgress> progress, CancellationToken ct)
{
    private readonly OsmDraft _draft = new();
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>What was not drawn, by reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    public void Run(OsmFile file)
    {
        Pass(file, OsmParts.Relations, _draft.RelationPass, "relations");
        Pass(file, OsmParts.Ways, _draft.WayPass, "ways");
        var places = new NodePlaces([.. _draft.NodeIds]);
        Pass(file, OsmParts.Nodes, new NodePass(places, writer), "nodes");

        foreach (var relation in _draft.Relations) { AddRelation(relation, places); }
        for (var i = 0; i < _draft.Ways.Count; i++)
        {
            AddWay(_draft.Ways[i], places);
            if (i % 50_000 == 0) { progress.Report(new("writing", i / (double)_draft.Ways.Count)); }
        }

        AddSea(places);
        progress.Report(new("writing", 1));
        if (writer.Count == 0) { throw new OsmFileException(CityRefusals.Empty, "The file holds nothing that a map shows."); }
    }

    private void Pass(OsmFile file, OsmParts parts, IOsmVisitor visitor, string step)
    {
        file.Read(parts, visitor, share => progress.Report(new(step, share)), ct);
        progress.Report(new(step, 1));
    }

    private void AddWay(WayDraft way, NodePlaces places)
    {
        if (way.Line is null && way.Area is null && way.Border is null) { return; }
        var path = places.Along(_draft.NodesOf(way), out var isWhole);
        if (!isWhole) { Leave(path.Length < 2 ? "way-without-nodes" : "way-cut-short"); }
        if (path.Length < 2) { return; }

        if (way.Line is { } line) { writer.Add(new(line, ShapeKind.Line, [path])); }
        if (way.Border is { } level && OsmClassing.OfBorder(level) is { } border) { writer.Add(new(border, ShapeKind.Line, [path])); }
        if (way.Area is not { } area) { return; }
        if (!isWhole || path.Length < 4) { Leave("area-not-closed"); }
        else { AddArea(area, way.Label, [path[..^1]]); }
    }

    private void AddRelation(RelationDraft relation, NodePlaces places)
    {
        var (outers, holes) = (new List<long[]>(), new List<long[]>());
        foreach (var (wayId, isHole) in relation.Members)
        {
            if (!_draft.ById.TryGetValue(wayId, out var way)) { Leave("member-missing"); }
            else { (isHole ? holes : outers).Add(_draft.NodesOf(way).ToArray()); }
        }

        var polygons = RingAssembly.Nest(Rings(outers, places), Rings(holes, places));
        if (polygons.Count == 0) { Leave("relation-without-ring"); }
        for (var i = 0; i < polygons.Count; i++)
        {
            // The name stands once, in the largest part: they come by size.
            AddArea(relation.Area, i == polygons.Count - 1 ? relation.Label : null, polygons[i]);
        }
    }

    private List<WorldPoint[]> Rings(List<long[]> ways, NodePlaces places)
    {
        var rings = new List<WorldPoint[]>();
        var joined = RingAssembly.Join(ways, out var open);
        foreach (var ring in joined)
        {
            var path = places.Along(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ring), out var isWhole);
            if (isWhole && path.Length >= 4) { rings.Add(path[..^1]); }
            else { Leave("area-not-closed"); }
        }

        for (var i = 0; i < open; i += 2) { Leave("area-not-closed"); }
        return rings;
    }

    private void AddArea(FeatureClass of, FeatureClass? label, WorldPoint[][] rings)
    {
        // The label says the name; on the ground it would only be carried along.
        writer.Add(new(of.Layer == MapLayer.Building ? of : of with { Name = null, EnglishName = null }, ShapeKind.Area, rings));
        if (label is not null) { writer.Add(new(label, ShapeKind.Point, [[Middle(rings)]])); }
    }

    private void AddSea(NodePlaces places)
    {
        var coast = _draft.Ways.Where(w => w.IsCoast).Select(w => places.Along(_draft.NodesOf(w), out _)).Where(l => l.Length > 1).ToList();
        if (coast.Count == 0 || writer.Extent.IsNothing) { return; }

        var (extent, sea) = (writer.Extent, new FeatureClass(MapLayer.Water, "sea", FirstZooms.Of(MapLayer.Water, "sea")));
        var margin = Math.Max((double)extent.East - extent.West, (double)extent.South - extent.North) / 2;
        foreach (var polygon in CoastAssembly.Sea(LineJoin.JoinDirected(coast), extent.Widened(margin))) { writer.Add(new(sea, ShapeKind.Area, polygon)); }
    }

    private static WorldPoint Middle(WorldPoint[][] rings)
    {
        var shell = new LinearRing([.. rings[0].Append(rings[0][0]).Select(p => new Coordinate(p.X, p.Y))]);
        var at = new Polygon(shell).InteriorPoint;
        return at.IsEmpty ? rings[0][0] : new((int)at.X, (int)at.Y);
    }

    private void Leave(string reason) => _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;

    private sealed class NodePass(NodePlaces places, MapFileWriter writer) : IOsmVisitor
    {
        public void Node(long id, int longitude, int latitude, OsmTags tags)
        {
            var at = WorldPoint.At(longitude / 1e7, latitude / 1e7);
            places.Take(id, at);
            if (tags.Count > 0 && OsmClassing.OfPlace(tags) is { } label) { writer.Add(new(label, ShapeKind.Point, [[at]])); }
        }
    }
}
