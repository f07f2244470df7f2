using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Live;

namespace Wangge.Rounds.Rectifying.Overdue;

/// <summary>Sees to it that every district's sweeper lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class DefectSweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<DefectSweeperStart> log)
    : GrainRounds(registry, lifetime, TimeSpan.FromMinutes(1), log)
{
    protected override Task CallAsync(string districtCode) => grains.GetGrain<IDefectSweeper>(districtCode).WakeAsync();
}
