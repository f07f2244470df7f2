using Orleans.Concurrency;

namespace Wangge.Rounds.Rectifying.Overdue;

/// <summary>Sweeps one district's defects each minute; the grain's key is the district's code. One runs at a time in the whole cluster.</summary>
[Alias("wangge.defect-sweeper")]
internal interface IDefectSweeper : IGrainWithStringKey
{
    /// <summary>Begins sweeping, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Sweeps now.</summary>
    /// <returns>Escalations done.</returns>
    [Alias("sweep")]
    Task<int> SweepAsync();
}
