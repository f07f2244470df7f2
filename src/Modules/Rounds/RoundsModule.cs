using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Rounds;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Rounds.Diary;
using Wangge.Rounds.Duty;
using Wangge.Rounds.Inspections;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Listening;
using Wangge.Rounds.Making;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Points;
using Wangge.Rounds.Results;
using Wangge.Rounds.Walking;
using Wangge.Rounds.Watching;

namespace Wangge.Rounds;

/// <summary>The module's only door.</summary>
public static class RoundsModule
{
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, RoundsTables>();
        services.AddOptions<RoundRules>().BindConfiguration("Rounds").Validate(r => r.ArrivalGrace < RoundTrack.KeptFor, "Grace ends before fixes are forgotten.");
        services.AddSingleton<DistrictStates<WalkingAccounts>>();
        services.AddScoped<RoundBench>();
        services.AddScoped<IListenToFixes, RoundsByPosition>();
        services.AddSingleton<RoundMaking>();
        services.AddSingleton<RoundSweep>();
        services.AddHostedService<RoundSweeperStart>();
        services.AddScoped<IRoundFounding, RoundFounding>();
        services.AddScoped<IPlacesToSee, PointsToSee>();
        services.AddScoped<PlanRules>();
        services.AddScoped<ProofIntake>();
        services.AddScoped<RoundReading>();
        services.AddScoped<DutyBook>();
        services.AddScoped<IDuty>(scope => scope.GetRequiredService<DutyBook>());
        services.AddScoped<IDutyFounding, DutyFounding>();
        services.AddListener<RoundJudged, OnRoundJudged>(live: true);
        services.AddSingleton(new LiveTopic(OnRoundJudged.Topic, RoundsPermissions.SeeRounds));
        services.AddInspections();
        services.AddCameraRounds();
        foreach (var grant in RoundsPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        WriteEntry.Map(api);
        ListEntries.Map(api);
        ReportEntry.Map(api);

        GoOnDuty.Map(api);
        ShowDuty.Map(api);

        api.MapInspections();

        WritePoint.Map(api);
        EndPoint.Map(api);
        ListPoints.Map(api);
        ImportPoints.Map(api);
        PrintCodes.Map(api);

        WritePlan.Map(api);
        EndPlan.Map(api);
        ListPlans.Map(api);

        ShowMyRounds.Map(api);
        SendProofs.Map(api);
        ShowProofPicture.Map(api);

        ListRounds.Map(api);
        ShowRound.Map(api);
        CountPoints.Map(api);
        ExportRounds.Map(api);

        api.MapCameraRounds();
    }
}
