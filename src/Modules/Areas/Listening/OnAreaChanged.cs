using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Outbox;

namespace Wangge.Areas.Listening;

/// <summary>Reads the map anew where the change was made by another process, or where the node that made it was cut off before it swapped.</summary>
internal sealed class OnAreaChanged(AreaLookup lookup) : IListenTo<AreaChanged>
{
    public Task HearAsync(AreaChanged notice, Delivery delivery, CancellationToken ct) => lookup.CatchUpAsync();
}
