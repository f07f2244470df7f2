using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Rounds.Watching.Making;
using Wangge.Rounds.Watching.Noting;
using Wangge.Rounds.Watching.Planning;
using Wangge.Rounds.Watching.Results;

namespace Wangge.Rounds.Watching;

/// <summary>What camera rounds bring to the module.</summary>
internal static class CameraRoundParts
{
    public static void AddCameraRounds(this IServiceCollection services)
    {
        services.AddScoped<CameraPlanRules>();
        services.AddScoped<CameraRoundMaking>();
        services.AddSingleton<CameraRoundSweep>();
        services.AddScoped<ICameraRoundFounding, CameraRoundFounding>();
        services.AddScoped<CameraRoundReading>();
        services.AddScoped<CameraClaim>();
        services.AddListener<CameraRoundChanged, OnCameraRoundChanged>(live: true);
        services.AddSingleton(new LiveTopic(OnCameraRoundChanged.Topic, RoundsPermissions.WatchCameras));
    }

    public static void MapCameraRounds(this IEndpointRouteBuilder api)
    {
        WriteCameraPlan.Map(api);
        EndCameraPlan.Map(api);
        ListCameraPlans.Map(api);

        TakeCameraRound.Map(api);
        NoteCamera.Map(api);

        ListCameraRounds.Map(api);
        ListMyCameraRounds.Map(api);
        ShowCameraRound.Map(api);
    }
}
