using Wangge.City.Importing;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.Contracts.City;
using Wangge.Kernel.Osm;

namespace Wangge.City.Drawing;

/// <summary>Writes maps and puts them on the shelf.</summary>
internal sealed class BaseMaps(MapShelf shelf) : IBaseMaps
{
    private const string OsmAttribution = "(c) OpenStreetMap contributors, ODbL 1.0";

    public bool HasMap(string districtCode) => shelf.FindCurrent(districtCode) is not null;

    public Task<MapReport> DrawAsync(string districtCode, IEnumerable<DrawnShape> shapes, string attribution, CancellationToken ct) => Task.Run(
        () =>
        {
            var part = shelf.PartFor(districtCode);
            using var writer = new MapFileWriter(part);
            foreach (var shape in shapes)
            {
                ct.ThrowIfCancellationRequested();
                foreach (var feature in DrawnFeatures.Of(shape)) { writer.Add(feature); }
            }

            return Put(districtCode, part, writer, attribution, new Dictionary<string, int>());
        },
        ct);

    public Task<MapReport> ImportAsync(string districtCode, string file, IProgress<MapProgress> progress, CancellationToken ct) => Task.Run(
        () =>
        {
            var part = shelf.PartFor(districtCode);
            using var writer = new MapFileWriter(part);
            var import = new OsmImport(writer, progress, ct);
            try
            {
                import.Run(OsmFile.Open(file));
            }
            catch (OsmFileException fault)
            {
                throw new MapRefusedException(fault.Code, fault.Message);
            }

            return Put(districtCode, part, writer, OsmAttribution, import.LeftOut);
        },
        ct);

    public (double West, double South, double East, double North)? FindExtent(string districtCode)
    {
        if (shelf.FindCurrent(districtCode) is not { } map) { return null; }
        var (west, north) = (new WorldPoint(map.Extent.West, map.Extent.North), new WorldPoint(map.Extent.East, map.Extent.South));
        return (west.Longitude, north.Latitude, north.Longitude, west.Latitude);
    }

    private MapReport Put(string districtCode, string part, MapFileWriter writer, string attribution, IReadOnlyDictionary<string, int> leftOut)
    {
        var hash = writer.Complete(attribution);
        var map = shelf.Put(districtCode, part, hash);
        return new(map.Version, writer.Counts, leftOut, new FileInfo(map.Path).Length);
    }
}
