using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Areas.Founding;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Areas;

/// <summary>The module's only door.</summary>
public static class AreasModule
{
    public static IServiceCollection AddAreas(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, AreasTables>();
        services.AddSingleton<DistrictStates<AreaMap>>();
        services.AddScoped<AreaLookup>();
        services.AddScoped<IAreaLookup>(scope => scope.GetRequiredService<AreaLookup>());
        services.AddScoped<IUnits, Units>();
        services.AddScoped<IAreaFounding, AreaFounding>();
        return services;
    }

    public static void MapAreas(this IEndpointRouteBuilder api)
    {
    }
}
