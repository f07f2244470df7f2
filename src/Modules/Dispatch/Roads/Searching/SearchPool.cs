using System.Threading.Channels;

namespace Wangge.Dispatch.Roads.Searching;

/// <summary>Searches over one network, each lent to one caller at a time, as many at once as there are processors; who comes then waits. Safe for concurrent use.</summary>
/// <remarks>A search keeps arrays as long as the network: they are made at the first need and go with the network.</remarks>
internal sealed class SearchPool
{
    private readonly RoadNetwork _roads;

    /// <summary>Those that nobody has; null stands for one that is not made yet.</summary>
    private readonly Channel<ReverseSearch?> _free = Channel.CreateUnbounded<ReverseSearch?>();

    public SearchPool(RoadNetwork roads)
    {
        _roads = roads;
        for (var i = 0; i < Environment.ProcessorCount; i++) { _free.Writer.TryWrite(null); }
    }

    public async Task<T> LendAsync<T>(Func<ReverseSearch, T> ask, CancellationToken ct)
    {
        var search = await _free.Reader.ReadAsync(ct);
        try
        {
            search ??= new ReverseSearch(_roads);
            return ask(search);
        }
        finally
        {
            // One that was broken off begins anew at its next run.
            _free.Writer.TryWrite(search);
        }
    }
}
