using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;

namespace Wangge.Areas;

/// <summary>The module's only door.</summary>
public static class AreasModule
{
    public static IServiceCollection AddAreas(this IServiceCollection services)
    {
        services.AddSingleton<IModuleTables, AreasTables>();
        return services;
    }

    public static void MapAreas(this IEndpointRouteBuilder api)
    {
    }
}
