using Orleans.Concurrency;

namespace Wangge.Kernel.Audit.Sequencing;

/// <summary>Gives a district's committed leaves their places in the tree and signs checkpoints; the grain's key is the district's code.</summary>
[Alias("wangge.audit-sequencer")]
public interface IAuditSequencer : IGrainWithStringKey
{
    /// <summary>Begins looking, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Gives every committed leaf its index now and, where asked, signs a checkpoint.</summary>
    /// <returns>The tree's size.</returns>
    [Alias("catch-up")]
    Task<long> CatchUpAsync(bool signCheckpoint);
}
