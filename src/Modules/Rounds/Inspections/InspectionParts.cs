using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Rectifying;
using Wangge.Rounds.Rectifying.Overdue;

namespace Wangge.Rounds.Inspections;

/// <summary>What checklists, inspections and defects bring to the module.</summary>
internal static class InspectionParts
{
    public static void AddInspections(this IServiceCollection services)
    {
        services.AddSingleton<IFoundDistrict, ChecklistFounding>();
        services.AddScoped<Sight>();
        services.AddScoped<MayDo>();
        services.AddScoped<Inspectors>();
        services.AddScoped<InspectionDesk>();
        services.AddScoped<InspectionOpening>();
        services.AddScoped<InspectionRows>();
        services.AddScoped<DefectRows>();
        services.AddScoped<IInspectionHistory, InspectionHistory>();
        services.AddScoped<DefectActs>();
        services.AddSingleton<EscalationSweep>();
        services.AddHostedService<DefectSweeperStart>();
        services.AddListener<InspectionActed, OnInspectionActed>(live: true);
        services.AddListener<DefectEscalated, OnDefectEscalated>(live: true);
        services.AddListener<AccountLeft, OnInspectorLeft>();
        services.AddListener<CaseHandedOn, OnCaseHandedOn>();
        services.AddSingleton(new LiveTopic(OnInspectionActed.Topic, InspectionPermissions.SeeAll));
        foreach (var grant in InspectionPermissions.Grants()) { services.AddSingleton(grant); }
    }

    public static void MapInspections(this IEndpointRouteBuilder api)
    {
        ListChecklists.Map(api);
        ShowChecklist.Map(api);
        WriteChecklist.Map(api);
        PublishChecklist.Map(api);
        EndChecklist.Map(api);

        ListInspectors.Map(api);
        PlanInspection.Map(api);
        RecordInspection.Map(api);
        HandOverInspection.Map(api);
        CancelInspection.Map(api);
        ListInspections.Map(api);
        ShowInspection.Map(api);
        ShowInspectionPicture.Map(api);

        OrderFix.Map(api);
        FixDefect.Map(api);
        RecheckDefect.Map(api);
        WithdrawDefect.Map(api);
        ListDefects.Map(api);
        ListMyWork.Map(api);
    }
}
