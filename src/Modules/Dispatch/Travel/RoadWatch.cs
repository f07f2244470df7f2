using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Dispatch.Listening;
using Wangge.Kernel.Live;

namespace Wangge.Dispatch.Travel;

/// <summary>Drops what is kept of roads that were closed or opened on another node.</summary>
internal sealed class RoadWatch(IGrainFactory grains, DistrictRegistry registry, RoadConditionShelf conditions, IHostApplicationLifetime lifetime, ILogger<RoadWatch> log)
    : MemoryWatch(OnRoadsChanged.Topic, grains, registry, lifetime, log)
{
    protected override bool Holds(string districtCode) => conditions.Holds(districtCode);

    protected override void Forget(string districtCode) => conditions.Forget(districtCode);
}
