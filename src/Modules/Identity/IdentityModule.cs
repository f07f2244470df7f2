using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <summary>The module's only door.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddSingleton<IModuleTables, IdentityTables>();
        return services;
    }

    public static void MapIdentity(this IEndpointRouteBuilder api)
    {
    }
}
