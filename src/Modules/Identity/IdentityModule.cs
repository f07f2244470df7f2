using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <summary>The module's only door.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration("Identity");
        services.AddSingleton<IModuleTables, IdentityTables>();
        services.AddSingleton<PresenceCache>();
        services.AddScoped<PresenceReader>();
        services.AddScoped<PresenceHolder>();
        services.AddScoped<IActorResolver, ActorResolver>();
        services.AddScoped<IAccessCondition, EnrolmentGate>();
        services.AddSingleton<IStartupFilter, CrossSiteGuard>();
        return services;
    }

    public static void MapIdentity(this RouteGroupBuilder api)
    {
    }
}
