using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Cases.Listening;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Settings;

/// <summary>Drops what is kept of settings that were changed on another node.</summary>
internal sealed class SettingsWatch(IGrainFactory grains, DistrictRegistry registry, SettingsMemory memory, IHostApplicationLifetime lifetime, ILogger<SettingsWatch> log)
    : MemoryWatch(OnCaseSettingsChanged.Topic, grains, registry, lifetime, log)
{
    protected override bool Holds(string districtCode) => memory.Holds(districtCode);

    protected override void Forget(string districtCode) => memory.Forget(districtCode);
}
