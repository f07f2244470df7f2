using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Video;

namespace Wangge.Rounds.Tests.Watching;

/// <summary>In place of the record of viewings: says what a test lets people see.</summary>
internal sealed class Seen : IViewingsOfRounds
{
    private readonly ConcurrentDictionary<(Guid Account, Guid Camera), (DateTimeOffset At, RoundViewing What)> _seen = new();

    /// <summary>Somebody looked from then on.</summary>
    /// <param name="seconds">Null: asked, and no frame came.</param>
    public void Let(Guid account, Guid camera, DateTimeOffset at, double? seconds) =>
        _seen[(account, camera)] = (at, new RoundViewing(true, seconds is null ? null : at, TimeSpan.FromSeconds(seconds ?? 0)));

    public Task<RoundViewing> SumAsync(Guid accountId, Guid cameraId, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult(_seen.TryGetValue((accountId, cameraId), out var seen) && seen.At >= since ? seen.What : RoundViewing.Nothing);

    /// <summary>Puts this one in the other's place.</summary>
    public void Take(WebApplicationBuilder builder) => builder.Host.UseServiceProviderFactory(new LastWord(this));

    private sealed class LastWord(Seen seen) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services.AddSingleton<IViewingsOfRounds>(seen);

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
    }
}
