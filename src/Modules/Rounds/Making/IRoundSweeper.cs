using Orleans.Concurrency;

namespace Wangge.Rounds.Making;

/// <summary>Sweeps one district's rounds each minute; the grain's key is the district's code. One runs at a time in the whole cluster.</summary>
[Alias("wangge.round-sweeper")]
internal interface IRoundSweeper : IGrainWithStringKey
{
    /// <summary>Begins sweeping, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();
}
