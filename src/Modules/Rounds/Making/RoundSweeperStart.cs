using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Live;

namespace Wangge.Rounds.Making;

/// <summary>Sees to it that every district's sweeper of rounds lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class RoundSweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<RoundSweeperStart> log)
    : GrainRounds(registry, lifetime, TimeSpan.FromMinutes(1), log)
{
    protected override Task CallAsync(string districtCode) => grains.GetGrain<IRoundSweeper>(districtCode).WakeAsync();
}
