using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wangge.Contracts.Doors;
using Wangge.Doors.Broker;
using Wangge.Doors.Cap;
using Wangge.Doors.Keys;
using Wangge.Doors.Messages;
using Wangge.Doors.Open311.Serving;
using Wangge.Kernel.Storage;

namespace Wangge.Doors;

/// <summary>The module's only door.</summary>
public static class DoorsModule
{
    public static IServiceCollection AddDoors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddOptions<MessageOptions>().Bind(configuration.GetSection("Messages"));
        services.AddOptions<Open311Options>().Bind(configuration.GetSection("Open311"));
        services.AddSingleton<IModuleTables, DoorsTables>();
        services.TryAddSingleton<IMessageDoor, MessageDoor>();
        services.AddSingleton<IStartupFilter, OddPaths>();
        services.AddSingleton<Jurisdictions>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<GeoReportDoor>();
        services.AddOptions<BrokerOptions>().Bind(configuration.GetSection("Broker"));
        services.AddSingleton<DeviceHearing>();
        services.AddSingleton<OwnBroker>();
        services.AddHostedService(host => host.GetRequiredService<OwnBroker>());
        services.AddHostedService<OutsideBroker>();
        services.AddCap();
        foreach (var grant in DoorsPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    /// <param name="api">The group of all modules, for staff.</param>
    /// <param name="routes">Where the doors' own addresses begin, which others have laid down.</param>
    public static void MapDoors(this IEndpointRouteBuilder api, IEndpointRouteBuilder routes)
    {
        CreateApiKey.Map(api);
        ListApiKeys.Map(api);
        RevokeApiKey.Map(api);
        api.MapCap();

        GeoReportDoor.Map(routes);
    }
}
