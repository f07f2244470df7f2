using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Doors;
using Wangge.Contracts.Rounds;
using Wangge.Dispatch.Positions.Keeping;
using Wangge.Dispatch.Positions.OsmAnd;
using Wangge.Dispatch.Positions.OwnTracks;
using Wangge.Dispatch.Positions.Showing;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Positions;

/// <summary>The module's part that knows where units and people on duty are.</summary>
internal static class PositionsPart
{
    public static void Add(IServiceCollection services)
    {
        services.AddOptions<PositionOptions>().BindConfiguration("Positions");
        services.AddSingleton<DistrictStates<LivePicture>>();
        services.AddSingleton<DistrictStates<TrackerBook>>();
        services.AddSingleton<LivePictures>();
        services.AddSingleton<TrackerShelf>();
        services.AddSingleton<DutySpans>();
        services.AddSingleton<FixIntake>();
        services.AddSingleton<IHearDevices, OwnTracksDoor>();
        services.AddSingleton<IKnowDevices, TrackersAsDevices>();
        services.AddSingleton<ILiveStream, DotStream>();
        services.AddScoped<SourceStandings>();
        services.AddScoped<PictureLoading>();
        services.AddScoped<FixGroup>();
        services.AddScoped<UnitPositions>();
        services.AddScoped<IFixHistory, FixHistory>();
        services.AddListener<DutyChanged, OnDutyChanged>();
        services.AddListener<UnitStateChanged, OnUnitOff>(live: true);
        services.AddSingleton<FixSweep>();
        services.AddHostedService(host => host.GetRequiredService<FixSweep>());
        services.AddHostedService<PictureTending>();
    }

    /// <param name="routes">Where the door's own address begins, which others have laid down.</param>
    public static void Map(IEndpointRouteBuilder api, IEndpointRouteBuilder routes)
    {
        SendPositions.Map(api);
        ListDots.Map(api);
        MakeTracker.Map(api);
        ListTrackers.Map(api);
        EndTracker.Map(api);

        OsmAndDoor.Map(routes);
    }
}
