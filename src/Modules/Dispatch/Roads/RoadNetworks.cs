using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads.Building;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads;

/// <inheritdoc/>
internal sealed class RoadNetworks(RoadShelf shelf) : IRoadNetworks
{
    public bool HasRoads(string districtCode) => shelf.Find(districtCode) is not null;

    public Task<RoadReport> ImportAsync(string districtCode, string file, IProgress<double> progress, CancellationToken ct) =>
        Task.Run(() => Put(districtCode, Read(file, progress, ct)), ct);

    public Task<RoadReport> DrawAsync(string districtCode, IEnumerable<DrawnRoad> roads, string attribution, CancellationToken ct) =>
        Task.Run(() => Put(districtCode, DrawnRoads.Read(roads, attribution)), ct);

    private static RoadDraft Read(string file, IProgress<double> progress, CancellationToken ct)
    {
        try
        {
            var isTable = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);
            return isTable ? EdgeList.Read(file, ct) : OsmRoads.Read(OsmFile.Open(file), progress, ct);
        }
        catch (OsmFileException fault)
        {
            throw new RoadsRefusedException(fault.Code, fault.Message);
        }
    }

    private RoadReport Put(string districtCode, RoadDraft draft)
    {
        var (car, foot) = (RoadBuilder.Build(draft, RoadMode.Car), RoadBuilder.Build(draft, RoadMode.Foot));
        if (car.EdgeCount + foot.EdgeCount == 0) { throw new RoadsRefusedException("dispatch.roads.empty", "The file holds no road."); }
        var (roads, bytes) = shelf.Put(districtCode, car, foot);
        return new RoadReport(roads.Version, car.EdgeCount, foot.EdgeCount, car.Turns.Count, car.LengthCm.Sum(cm => cm / 100_000.0), draft.LeftOut, bytes);
    }
}
