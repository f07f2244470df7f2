using Orleans.Concurrency;

namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Delivers one district's waiting messages; the grain's key is the district's code. One runs at a time in the whole cluster.</summary>
[Alias("wangge.outbox-pump")]
public interface IOutboxPump : IGrainWithStringKey
{
    /// <summary>Says that messages wait; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Delivers until nothing waits that is due.</summary>
    [Alias("drain")]
    Task DrainAsync();
}
