using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Outbox;
using Wangge.Video.Addresses;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;
using Wangge.Video.Listening;
using Wangge.Video.MediaServers;
using Wangge.Video.MediaServers.Hooks;
using Wangge.Video.Sight;
using Wangge.Video.Snapshots;
using Wangge.Video.Viewing;
using Wangge.Video.Watching;

namespace Wangge.Video;

/// <summary>The module's only door.</summary>
public static class VideoModule
{
    public static IServiceCollection AddVideo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddOptions<VideoOptions>().Bind(configuration.GetSection("Video"));
        services.AddSingleton<IModuleTables, VideoTables>();
        services.AddSingleton<CameraNetworks>();
        services.AddSingleton<CameraSources>();
        services.AddSingleton<CameraTrial>();
        services.AddSingleton<PictureGateway>();
        services.AddSingleton<IStartCameras>(s => s.GetRequiredService<PictureGateway>());
        services.AddHostedService<GatewayRounds>();
        services.AddScoped<CameraReading>();
        services.AddScoped<ICameraFounding, CameraFounding>();
        services.AddSingleton<FieldMaking>();
        services.AddSingleton<DistrictStates<DistrictSight>>();
        services.AddScoped<PlaceGathering>();
        services.AddScoped<CoverageBoard>();
        services.AddSingleton<LivingNodes>();
        services.AddScoped<HookCallers>();
        services.AddScoped<MediaPlays>();
        services.AddSingleton<IPageOrigins, MediaOrigins>();
        services.AddSingleton<ViewingLog>();
        services.AddScoped<ViewRules>();
        services.AddSingleton<ViewingSweep>();
        services.AddSingleton<CameraWatch>();
        services.AddHostedService<VideoSweeperStart>();
        services.AddScoped<ICamerasWatched, CamerasWatched>();
        services.AddSingleton<ViewGuard>();
        services.AddSingleton<ViewSeats>();
        services.AddScoped<ICameraPlaces, CameraPlaces>();
        services.AddScoped<IViewingsOfRounds, ViewingsOfRounds>();
        services.AddListener<NoPictureNoted, OnNoPictureNoted>();
        foreach (var grant in VideoPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    /// <param name="app">Where the picture is served, beside the API.</param>
    public static void MapVideo(this IEndpointRouteBuilder api, WebApplication app)
    {
        PutCamera.Map(api);
        TryCamera.Map(api);
        ListCameras.Map(api);
        AskView.Map(api);
        ListViewings.Map(api);
        TakeSnapshot.Map(api);
        ListCoverage.Map(api);
        TryCameraPlace.Map(api);
        ShowFields.Map(api);

        PutMediaServer.Map(api);
        ListMediaServers.Map(api);
        var hooks = api.MapGroup("/video/hooks");
        MediamtxHook.Map(hooks);
        ZlmediakitHooks.Map(hooks);
        ForwardAuthHook.Map(hooks);

        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(10) });
        StreamView.Map(app);
    }
}
