using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;

namespace Wangge.Kernel.Live;

/// <summary>The live push at <c>/live</c>: a console watches a topic, takes its snapshot over HTTP, then gets changes numbered without a gap.</summary>
internal sealed class LiveHub(LiveClients clients, LiveRelay relay, AccessPolicy policy, IEnumerable<LiveTopic> topics, IEnumerable<ILiveStream> streams, IGrainFactory grains) : Hub
{
    private readonly Dictionary<string, LiveTopic> _topics = topics.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public override Task OnConnectedAsync()
    {
        var services = Context.GetHttpContext()!.RequestServices;
        var actor = services.GetRequiredService<Actor>();
        if (!actor.IsSignedIn)
        {
            Context.Abort();
            return Task.CompletedTask;
        }

        var client = new LiveClient(Context, services.GetRequiredService<DistrictScope>().District.Code, actor);
        clients.Add(client);
        _ = relay.SendAsync(client);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        clients.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Begins or goes on watching.</summary>
    /// <param name="topic">Such as <c>cases</c>.</param>
    /// <param name="since">The last version that the console has, or null at first.</param>
    /// <returns>The version to go on from, the changes missed, and whether a new snapshot must be taken.</returns>
    public async Task<WatchAnswer> Watch(string topic, long? since)
    {
        if (clients.Find(Context.ConnectionId) is not { } client) { throw new HubException("access.not-signed-in"); }
        if (!_topics.TryGetValue(topic, out var known)) { throw new HubException("live.unknown-topic"); }

        var extent = policy.ExtentOf(client.Actor, known.Permission);
        if (extent.IsEmpty) { throw new HubException("access.no-role"); }

        // Watch first, read the version after: a change between the two is told twice rather than never.
        client.Watching[topic] = extent;
        await relay.FollowAsync(client.DistrictCode);
        var board = grains.GetGrain<IBoard>(client.DistrictCode);
        if (since is not { } version) { return new WatchAnswer(await board.GetVersionAsync(topic), [], true); }

        var missed = await board.ListSinceAsync(topic, version);
        return missed is null
            ? new WatchAnswer(await board.GetVersionAsync(topic), [], true)
            : new WatchAnswer(missed.Length == 0 ? version : missed[^1].Version, [.. missed.Where(m => client.Sees(m.Change))], false);
    }

    /// <summary>Follows what is told in frames, at the console's own pace, until it stops or the connection ends.</summary>
    /// <param name="stream">Such as <c>dots</c>.</param>
    public IAsyncEnumerable<object> Follow(string stream, CancellationToken ct)
    {
        if (clients.Find(Context.ConnectionId) is not { } client) { throw new HubException("access.not-signed-in"); }
        if (streams.FirstOrDefault(s => s.Name == stream) is not { } known) { throw new HubException("live.unknown-stream"); }
        var extent = policy.ExtentOf(client.Actor, known.Permission);
        return extent.IsEmpty ? throw new HubException("access.no-role") : known.FollowAsync(client.DistrictCode, client.Actor, extent, ct);
    }

    /// <param name="Version">Go on from here.</param>
    /// <param name="Missed">What happened since; empty when a snapshot is due.</param>
    /// <param name="TakeSnapshot">What the console shows may be old: load it anew.</param>
    public sealed record WatchAnswer(long Version, IReadOnlyList<NumberedChange> Missed, bool TakeSnapshot);
}
