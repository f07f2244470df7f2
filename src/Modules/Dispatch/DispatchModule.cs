using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch;

/// <summary>The module's only door.</summary>
public static class DispatchModule
{
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddSingleton<RoadShelf>();
        services.AddSingleton<IRoadNetworks, RoadNetworks>();
        return services;
    }
}
