using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wangge.Host;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Testing;

/// <summary>The real program on a real database, in a home of its own, on a port that the system chose.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private TestServer(string folder, WebApplication app, District district)
    {
        _folder = folder;
        _app = app;
        District = district;
        Address = new Uri(app.Urls.First());
    }

    public District District { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public DistrictStore Store => Services.GetRequiredService<Stores>().Get(District.Code);

    public string HomeFolder => _folder;

    /// <param name="clock">In place of the system's, where the test moves time.</param>
    /// <param name="configure">Further services or settings.</param>
    public static async Task<TestServer> StartAsync(StoreKind store, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        Databases.Need(store);
        var folder = Directory.CreateTempSubdirectory("wangge-test-").FullName;
        var home = new Home(folder);
        var code = "t" + Guid.CreateVersion7().ToString("N")[^12..];
        var district = new District(code, "试验区", "Asia/Shanghai", store);
        new DistrictRegistry(home).TryAdd(district);

        var app = Build(home, clock, configure);
        await app.Services.GetRequiredService<DistrictPreparation>().RunAsync(code, new Progress<string>(), CancellationToken.None);
        await app.StartAsync();
        return new TestServer(folder, app, district);
    }

    /// <summary>Another server on the home as a death at this moment would have left it; the district's tables on PostgreSQL are shared. This one lives on, and knows nothing of it.</summary>
    /// <remarks>Nothing may be written meanwhile.</remarks>
    public async Task<TestServer> StartAfterDeathAsync(TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("wangge-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var app = Build(new Home(folder), clock, configure);
        await app.Services.GetRequiredService<DistrictPreparation>().RunAsync(District.Code, new Progress<string>(), CancellationToken.None);
        await app.StartAsync();
        return new TestServer(folder, app, District);
    }

    private static WebApplication Build(Home home, TimeProvider? clock, Action<WebApplicationBuilder>? configure) =>
        WanggeApp.Build(home, ["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:FromModel"] = "true",
                ["Storage:Postgres"] = Databases.Postgres,
            });
            if (clock is not null) { builder.Services.AddSingleton(clock); }
            configure?.Invoke(builder);
        });

    /// <summary>A client of this server; without cookies of others.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = true, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = Address };

    /// <summary>A scope in the server's district, as a request has it.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(Store);
        return scope;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
