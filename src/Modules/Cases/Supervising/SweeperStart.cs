using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <summary>Sees to it that every district's sweeper lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class SweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<SweeperStart> log)
    : GrainRounds(registry, lifetime, TimeSpan.FromMinutes(1), log)
{
    protected override Task CallAsync(string districtCode) => grains.GetGrain<ICaseSweeper>(districtCode).WakeAsync();
}
