using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Live;

/// <summary>Follows the boards that this host's consoles watch and hands changes on; closes the connections of those whose session or roles ended.</summary>
internal sealed class LiveRelay(
    IGrainFactory grains, LiveClients clients, IHubContext<LiveHub> hub, IServiceScopeFactory scopes, Stores stores, TimeProvider time, ILogger<LiveRelay> log)
    : BackgroundService, IBoardWatcher
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SayAgainEvery = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _watched = new(StringComparer.Ordinal);

    private IBoardWatcher? _self;

    public Task ChangedAsync(string districtCode, NumberedChange[] changes)
    {
        foreach (var client in clients.All.Where(c => c.DistrictCode == districtCode))
        {
            // Every number is told, the content only to those who may see it: so a console can tell a gap from another's change.
            var told = changes.Where(c => client.Watching.ContainsKey(c.Change.Topic))
                .Select(c => client.Sees(c.Change) ? c : new NumberedChange(c.Version, new LiveChange(c.Change.Topic, "elsewhere", Guid.Empty, null, [], [])))
                .ToArray();
            if (told.Length > 0) { client.Tell(told); }
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what a console is told until it goes; each has its own, so that a slow one delays no other.</summary>
    public async Task SendAsync(LiveClient client)
    {
        try
        {
            await foreach (var told in client.ListToldAsync()) { await hub.Clients.Client(client.Connection.ConnectionId).SendAsync("changed", told); }
        }
        catch (Exception reason)
        {
            // It comes again and asks what it missed.
            log.LogInformation("A console was cut off: {Type}", reason.GetType().Name);
            client.Connection.Abort();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            do
            {
                await TryAsync(() => CloseEndedAsync(stoppingToken));
                await TryAsync(async () =>
                {
                    foreach (var code in clients.All.Select(c => c.DistrictCode).Distinct()) { await FollowAsync(code); }
                });
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The live relay looks again: {Type}", reason.GetType().Name);
        }
    }

    /// <summary>Makes sure that this host hears of a district's changes from now on.</summary>
    public async Task FollowAsync(string districtCode)
    {
        var now = time.GetUtcNow();
        if (_watched.TryGetValue(districtCode, out var said) && now - said < SayAgainEvery) { return; }
        _self ??= grains.CreateObjectReference<IBoardWatcher>(this);
        await grains.GetGrain<IBoard>(districtCode).WatchAsync(_self);
        _watched[districtCode] = now;
    }

    private async Task CloseEndedAsync(CancellationToken ct)
    {
        foreach (var client in clients.All.ToList())
        {
            if (stores.Find(client.DistrictCode) is not { } store) { continue; }
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
            var now = await scope.ServiceProvider.GetRequiredService<IActorResolver>().FindAgainAsync(client.Actor, ct);
            if (now is null || !SameRoles(now, client.Actor)) { client.Connection.Abort(); }
        }
    }

    private static bool SameRoles(Actor now, Actor then) => now.Roles.ToHashSet().SetEquals(then.Roles);
}
