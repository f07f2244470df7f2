using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Video;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Cordons;
using Wangge.Dispatch.Listening;
using Wangge.Dispatch.Operations;
using Wangge.Dispatch.OsrmDoor;
using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Posting;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Speeds.Calibrating;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Travel.Outside;
using Wangge.Dispatch.Units;
using Wangge.Dispatch.Zones;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch;

/// <summary>The module's only door.</summary>
public static class DispatchModule
{
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, DispatchTables>();
        services.AddSingleton<RoadShelf>();
        services.AddSingleton<IRoadNetworks, RoadNetworks>();
        services.AddScoped<IPlacesToSee, CrossingsToSee>();
        PositionsPart.Add(services);
        services.AddSingleton<IFoundDistrict, SpeedDefaults>();
        services.AddSingleton<RoadConditionShelf>();
        services.AddHostedService<RoadRenewal>();
        services.AddHostedService<RoadWatch>();
        services.AddSingleton<RoadMemory>();
        services.AddScoped<RoadsNow>();
        services.AddScoped<KeptTracks>();
        services.AddTravelTimes();
        services.AddOptions<OsrmOptions>().BindConfiguration("OsrmDoor");
        services.AddOptions<RoadOptions>().BindConfiguration("Roads");
        services.AddScoped<OsrmRouting>();
        services.AddScoped<OsrmTable>();
        services.AddScoped<OsrmNearest>();
        services.AddScoped<OsrmServices>();
        services.AddSingleton<DistrictStates<Roster>>();
        services.AddSingleton<RosterShelf>();
        services.AddScoped<UnitRoster>();
        services.AddScoped<UnitPlaces>();
        services.AddScoped<IPatrolFounding, PatrolFounding>();
        services.AddScoped<Subjects>();
        services.AddScoped<UnitRanking>();
        services.AddScoped<OperationActs>();
        services.AddScoped<OperationReading>();
        services.AddScoped<PracticeOfOperations>();
        services.AddScoped<ISentCrews, SentCrews>();
        services.AddScoped<IListenToFixes, ArrivalByPosition>();
        services.AddSingleton(new LiveTopic(OnDispatchChanged.Topic, DispatchPermissions.Follow));
        services.AddListener<OperationActed, OnDispatchChanged>(live: true);
        services.AddListener<UnitStateChanged, OnDispatchChanged>(live: true);
        services.AddListener<RoadsChanged, OnRoadsChanged>(live: true);
        services.AddListener<CaseActed, OnSubjectActed>();
        services.AddListener<AlarmActed, OnSubjectActed>();
        services.AddScoped<IPatrols, Patrols>();
        services.AddSingleton<DistrictStates<ZonesInForce>>();
        services.AddScoped<ZoneBook>();
        services.AddScoped<IZoneFounding, ZoneFounding>();
        services.AddSingleton<DistrictStates<RingGrounds.Held>>();
        services.AddSingleton<DistrictStates<ShowRingWeek.Response>>();
        services.AddScoped<RingGrounds>();
        services.AddSingleton<RingBoards>();
        services.AddScoped<RingsNow>();
        services.AddSingleton<RingWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RingWatch>());
        services.AddSingleton(new LiveTopic(RingWatch.Topic, DispatchPermissions.SeeUnits));
        services.AddSingleton<PostPlanRuns>();
        services.AddHostedService<PostPlanMaking>();
        foreach (var grant in DispatchPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    /// <param name="routes">Where the doors' own addresses begin, which others have laid down.</param>
    public static void MapDispatch(this IEndpointRouteBuilder api, IEndpointRouteBuilder routes)
    {
        PositionsPart.Map(api, routes);

        PutUnit.Map(api);
        EndUnit.Map(api);
        ListUnits.Map(api);
        SayUnitState.Map(api);

        RankUnits.Map(api);
        SendUnit.Map(api);
        CrewActs.Map(api);
        DeskActs.Map(api);
        ListOperations.Map(api);
        ListMyCommands.Map(api);
        ShowOperation.Map(api);
        ShowMyUnit.Map(api);
        ListWays.Map(api);
        ShowWay.Map(api);
        ShowResponse.Map(api);

        CloseRoad.Map(api);
        ReopenRoad.Map(api);
        ListClosures.Map(api);
        ShowSpeeds.Map(api);
        PublishSpeeds.Map(api);
        ProposeSpeeds.Map(api);
        SetWeather.Map(api);

        AskOsrm.Map(api);

        ListZones.Map(api);
        PutZone.Map(api);
        EndZone.Map(api);

        ShowRings.Map(api);
        ShowRingTile.Map(api);
        ListUnreached.Map(api);
        ShowRingLoss.Map(api);
        ShowRingWeek.Map(api);

        PlanPosts.Map(api);
        ShowPostPlan.Map(api);
        CancelPostPlan.Map(api);
        AcceptPostPlan.Map(api);

        PlanCordon.Map(api);
        AcceptCordon.Map(api);
    }
}
