using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Wangge.Doors;

/// <summary>The module's only door.</summary>
public static class DoorsModule
{
    public static IServiceCollection AddDoors(this IServiceCollection services) => services;

    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
    }
}
