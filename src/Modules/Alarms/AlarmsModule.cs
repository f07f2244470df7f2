using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Acting;
using Wangge.Alarms.Consoles;
using Wangge.Alarms.Devices;
using Wangge.Alarms.Escalating;
using Wangge.Alarms.Faults;
using Wangge.Alarms.Listening;
using Wangge.Alarms.Raising;
using Wangge.Alarms.Rules;
using Wangge.Alarms.Showing;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Doors;
using Wangge.Contracts.Privacy;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;

namespace Wangge.Alarms;

/// <summary>The module's only door.</summary>
public static class AlarmsModule
{
    public static IServiceCollection AddAlarms(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, AlarmTables>();
        services.AddSingleton<DistrictStates<DeviceBook>>();
        services.AddSingleton<DistrictStates<RulesVersion>>();
        services.AddSingleton<DeviceShelf>();
        services.AddSingleton<RulesShelf>();
        services.AddHostedService<DeviceWatch>();
        services.AddScoped<DeviceReading>();
        services.AddScoped<IAlarmFounding, AlarmFounding>();
        services.AddScoped<ISubjectData, ContactsOfSubject>();
        services.AddSingleton<IErase, ErasureOfAlarmContact>();
        services.AddScoped<ICamerasOfAlarms, CamerasOfAlarms>();
        services.AddScoped<IPlacesToSee, DevicesToSee>();
        services.AddSingleton<DevicesOfBroker>();
        services.AddSingleton<IKnowDevices>(s => s.GetRequiredService<DevicesOfBroker>());
        services.AddSingleton<IHearDevices, AlarmTopics>();
        services.AddScoped<AlarmIntake>();
        services.AddScoped<IAlarmsFromCap, AlarmsFromCap>();
        services.AddScoped<IAlarmFacts, FactsOfAlarms>();
        services.AddScoped<DeviceSigns>();
        services.AddSingleton<AlarmTeller>();
        services.AddScoped<AlarmReading>();
        services.AddScoped<AlarmDesk>();
        services.AddScoped<AlarmActs>();
        services.AddScoped<FaultReading>();
        services.AddSingleton<FaultSweep>();
        services.AddSingleton<CameraFaultSweep>();
        services.AddScoped<IHouseFaults, HouseFaults>();
        services.AddSingleton<EscalationSweep>();
        services.AddScoped<Callees>();
        services.AddHostedService<AlarmSweeperStart>();
        services.AddSingleton<ILiveStream, ArmedConsoles>();
        services.AddScoped<IDispatchSubjects, AlarmsAsSubjects>();
        services.AddListener<AlarmActed, OnAlarmActed>(live: true);
        services.AddListener<AlarmFaultChanged, OnFaultChanged>(live: true);
        services.AddListener<AlarmFaultChanged, OnTestDue>();
        services.AddListener<OperationActed, OnOperationActed>();
        services.AddListener<AlarmAsks, OnAlarmAsks>();
        services.AddSingleton(new LiveTopic(AlarmTeller.Topic, AlarmPermissions.Follow));
        foreach (var grant in AlarmPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    public static void MapAlarms(this IEndpointRouteBuilder api)
    {
        ListAlarms.Map(api);
        ShowAlarm.Map(api);
        RaiseAlarm.Map(api);
        PressInDemo.Map(api);
        DeviceDoor.Map(api);

        AnswerAlarm.Map(api);
        ReportShown.Map(api);
        ArmConsole.Map(api);

        PutDevice.Map(api);
        DeviceActs.Map(api);
        ListDevices.Map(api);
        ListCallees.Map(api);

        ListFaults.Map(api);
        ShowOpenFaults.Map(api);
        SetRules.Map(api);
    }
}
