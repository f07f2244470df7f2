using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Wangge.Kernel.Access;

namespace Wangge.Kernel.Live;

/// <summary>The consoles connected to this host, and what each may see. Safe for concurrent use.</summary>
public sealed class LiveClients
{
    private readonly ConcurrentDictionary<string, LiveClient> _clients = new(StringComparer.Ordinal);

    public IEnumerable<LiveClient> All => _clients.Values;

    internal void Add(LiveClient client) => _clients[client.Connection.ConnectionId] = client;

    internal void Remove(string connectionId)
    {
        if (_clients.TryRemove(connectionId, out var client)) { client.End(); }
    }

    internal LiveClient? Find(string connectionId) => _clients.GetValueOrDefault(connectionId);
}

/// <summary>One connected console.</summary>
/// <param name="Connection">Aborted when its session ends or its roles change.</param>
/// <param name="DistrictCode">Which district's changes it gets.</param>
/// <param name="Actor">As it was when it connected.</param>
public sealed record LiveClient(HubCallerContext Connection, string DistrictCode, Actor Actor)
{
    /// <summary>Topic → where the actor may see it.</summary>
    public ConcurrentDictionary<string, Extent> Watching { get; } = new(StringComparer.Ordinal);

    public bool Sees(LiveChange change) =>
        Watching.TryGetValue(change.Topic, out var extent)
        && ((change.AreaPath is { } path && extent.AreaPaths.Any(area => Extent.Covers(area, path)))
            || change.UnitIds.Any(extent.UnitIds.Contains));

    private const int MostWaiting = 256;

    private readonly Channel<NumberedChange[]> _waiting = Channel.CreateBounded<NumberedChange[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Hands changes to the console's own queue, in order, without waiting; one that cannot follow is cut off, comes again and asks what it missed.</summary>
    internal void Tell(NumberedChange[] changes)
    {
        if (!_waiting.Writer.TryWrite(changes)) { Connection.Abort(); }
    }

    internal IAsyncEnumerable<NumberedChange[]> ListToldAsync() => _waiting.Reader.ReadAllAsync();

    internal void End() => _waiting.Writer.TryComplete();
}
