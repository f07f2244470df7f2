using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Wangge.Alarms;
using Wangge.Areas;
using Wangge.Cases;
using Wangge.City;
using Wangge.Dispatch;
using Wangge.Doors;
using Wangge.Host.Serving;
using Wangge.Identity;
using Wangge.Kernel;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Portal;
using Wangge.Privacy;
using Wangge.Rounds;
using Wangge.Video;

namespace Wangge.Host;

/// <summary>Composes the program: Kernel, modules, live half. Nothing else is decided here.</summary>
public static class WanggeApp
{
    /// <summary>The whole server for a home that is already locked.</summary>
    /// <param name="configure">Last word on configuration and services, for tests and commands.</param>
    public static WebApplication Build(Home home, string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            // A phone between two buildings stands still for half a minute and goes on: neither its photo nor its answer is broken off for that.
            kestrel.Limits.MinRequestBodyDataRate = kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(40));
        });
        builder.Configuration.AddJsonFile(home.File("wangge.json"), optional: true);
        builder.Configuration.AddEnvironmentVariables("WANGGE_");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Orleans", LogLevel.Critical).AddFilter("Polly", LogLevel.None).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // It tells each request, which RequestLog does; left on, even unheard, it makes a trace for every one.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        configure?.Invoke(builder);
        AddAll(builder.Services, home, builder.Configuration);
        builder.Services.AddOpenApi("v1", document =>
        {
            document.CreateSchemaReferenceId = SchemaNames.Of;
            document.AddOperationTransformer<EdgeAnswers>();
        });
        builder.Host.UseOrleans(silo => AddSilo(silo, builder.Configuration));
        // After the silo: what uses grains starts after it and stops before it.
        builder.Services.AddKernelLive().AddKernelHttp();

        var app = builder.Build();
        SecureFront.UseProxies(app);
        app.Services.GetService<SecureFront>()?.UseIn(app);
        app.UseMiddleware<RequestLog>();
        app.UseKernel();
        var api = app.MapApi();
        api.MapAlarms();
        api.MapAreas();
        api.MapIdentity();
        api.MapCases();
        api.MapCity(app);
        api.MapDispatch(app);
        api.MapDoors(app);
        api.MapPortal();
        api.MapPrivacy();
        api.MapRounds();
        api.MapVideo(app);
        app.MapLive();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapHealth();
        WebPages.UseIn(app);
        return app;
    }

    /// <summary>The modules without a server: for commands that work on a home by themselves.</summary>
    public static ServiceProvider BuildOffline(Home home, string[] args, Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(home.File("wangge.json"), optional: true)
            .AddEnvironmentVariables("WANGGE_")
            .AddCommandLine(args)
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IConfiguration>(configuration);
        AddAll(services, home, configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static void AddAll(IServiceCollection services, Home home, IConfiguration configuration)
    {
        services.AddKernel(home, configuration);
        services.AddAlarms();
        services.AddAreas();
        services.AddIdentity();
        services.AddCases();
        services.AddCity();
        services.AddDispatch();
        services.AddHostedService<Demo.DemoDuty>();
        services.AddDoors(configuration);
        services.AddPortal();
        services.AddPrivacy();
        services.AddRounds();
        services.AddVideo(configuration);
    }

    private static void AddSilo(ISiloBuilder silo, IConfiguration configuration)
    {
        if (configuration["Cluster:Redis"] is { Length: > 0 } redis)
        {
            silo.UseRedisClustering(redis);
            silo.ConfigureEndpoints(FreePort(), FreePort());
        }
        else
        {
            // One process: a silo that nobody else can reach, on a port that the system chose, so that two homes run side by side.
            var port = FreePort();
            silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, port), "wangge", "wangge-" + port);

            // Nobody else's entries to sweep, to retire or to wait for; by a clock that was put forward an hour, it would take its own for one of the dead and stop.
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                (membership.DefunctSiloCleanupPeriod, membership.MaxDefunctSiloEntries, membership.SiloGenerationRetirementAge) = (null, null, null);
                membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
            });
        }

        silo.Configure<ClusterMembershipOptions>(membership => membership.NumVotesForDeathDeclaration = 1);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
