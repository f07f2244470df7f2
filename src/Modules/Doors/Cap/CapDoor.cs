using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Doors.Cap.Incoming;
using Wangge.Doors.Cap.Judging;
using Wangge.Doors.Cap.Keeping;
using Wangge.Doors.Cap.Outgoing;
using Wangge.Doors.Cap.Peers;
using Wangge.Doors.Cap.Showing;
using Wangge.Kernel.Outbox;

namespace Wangge.Doors.Cap;

/// <summary>The door for CAP 1.2, in and out. Source: OASIS CAP 1.2; ADR 0028.</summary>
internal static class CapDoor
{
    public static IServiceCollection AddCap(this IServiceCollection services)
    {
        services.AddOptions<CapOptions>().BindConfiguration("Cap")
            .Validate(o => o.IsFit(), "Cap: Sender has no spaces, commas, < or &; Restriction says something; Networks are written as 10.20.0.0/16; TimeoutSeconds is 1–30; KeptDays is 30–3,650.").ValidateOnStart();
        services.AddSingleton<CapCallers>();
        services.AddSingleton<PeerNetworks>();
        services.AddSingleton<CapLine>();
        services.AddScoped<CapPlaces>();
        services.AddScoped<CapIntake>();
        services.AddScoped<CapPost>();
        services.AddScoped<CapAcks>();
        services.AddScoped<CapPeerReading>();
        services.AddSingleton<CapSweep>();
        services.AddHostedService(s => s.GetRequiredService<CapSweep>());
        services.AddListener<AlarmActed, TellAlarmByCap>();
        return services.AddListener<CapWaits, SendWaitingCap>();
    }

    public static void MapCap(this IEndpointRouteBuilder api)
    {
        TakeCap.Map(api);
        JudgeCap.Map(api);
        ShowCapFeed.Map(api);
        ShowCapOfAlarm.Map(api);
        ListCapMessages.Map(api);
        PutCapPeer.Map(api);
        EndCapPeer.Map(api);
        ListCapPeers.Map(api);
    }
}
