using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Identity.Tests;
using Wangge.Kernel.Access;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;
using Wangge.Testing;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Wangge.Identity.Tests;

/// <summary>One server a database for all tests that leave the clock alone.</summary>
public sealed class Servers : IAsyncDisposable
{
    public static readonly Permission WatchTrial = new("trial.watch");

    private readonly ConcurrentDictionary<StoreKind, Lazy<Task<TestServer>>> _servers = new();

    public Task<TestServer> On(StoreKind store)
    {
        Databases.Need(store);
        return _servers.GetOrAdd(store, kind => new Lazy<Task<TestServer>>(() => TestServer.StartAsync(kind, configure: Configure))).Value;
    }

    /// <summary>Limits of addresses out of the way, since all tests come from one; and a topic to watch.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Identity:TriesInMinute"] = "100000", ["Identity:WrongInQuarterHour"] = "100000" });
        builder.Services.AddSingleton(new LiveTopic("trial", WatchTrial));
        builder.Services.AddSingleton(new RoleGrant(WatchTrial, ["acceptor"]));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values) { await (await server.Value).DisposeAsync(); }
    }
}
