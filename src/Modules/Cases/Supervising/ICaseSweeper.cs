using Orleans.Concurrency;

namespace Wangge.Cases.Supervising;

/// <summary>Sweeps one district's cases twice a minute; the grain's key is the district's code. One runs at a time in the whole cluster.</summary>
[Alias("wangge.case-sweeper")]
internal interface ICaseSweeper : IGrainWithStringKey
{
    /// <summary>Begins sweeping, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Sweeps now.</summary>
    /// <returns>Acts done.</returns>
    [Alias("sweep")]
    Task<int> SweepAsync();
}
