using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Wangge.Kernel.Access;

namespace Wangge.Kernel.Live;

/// <summary>The consoles connected to this host, and what each may see. Safe for concurrent use.</summary>
public sealed class LiveClients
{
    private readonly ConcurrentDictionary<string, LiveClient> _clients = new(StringComparer.Ordinal);

    public IEnumerable<LiveClient> All => _clients.Values;

    internal void Add(LiveClient client) => _clients[client.Connection.ConnectionId] = client;

    internal void Remove(string connectionId) => _clients.TryRemove(connectionId, out _);

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
        && ((change.AreaPath is { } path && extent.AreaPaths.Any(area => path.StartsWith(area, StringComparison.Ordinal)))
            || change.UnitIds.Any(extent.UnitIds.Contains));
}
