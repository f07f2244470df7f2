using Microsoft.Extensions.Options;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads.Building;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads;

/// <inheritdoc/>
internal sealed class RoadNetworks(RoadShelf shelf, IOptions<RoadOptions> options) : IRoadNetworks
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

    private static double Kilometres(int centimetres) => centimetres / 100_000.0;

    private RoadReport Put(string districtCode, RoadDraft draft)
    {
        var least = options.Value.LeastMainlandNodes;
        var (car, foot) = (RoadBuilder.Build(draft, RoadMode.Car, least), RoadBuilder.Build(draft, RoadMode.Foot, least));
        if (car.EdgeCount + foot.EdgeCount == 0) { throw new RoadsRefusedException("dispatch.roads.empty", "The file holds no road."); }
        var (roads, bytes) = shelf.Put(districtCode, car, foot);
        var apart = car.LengthCm.Where((_, stretch) => car.Traits[stretch].HasFlag(RoadTraits.Island)).Sum(Kilometres);
        return new RoadReport(roads.Version, car.EdgeCount, foot.EdgeCount, car.Turns.Count, car.LengthCm.Sum(Kilometres), apart, draft.LeftOut, bytes);
    }
}
