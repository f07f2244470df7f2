using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Doors;
using Wangge.Doors.Messages;

namespace Wangge.Doors;

/// <summary>The module's only door.</summary>
public static class DoorsModule
{
    public static IServiceCollection AddDoors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessageOptions>().Bind(configuration.GetSection("Messages"));
        services.AddSingleton<IMessageDoor, MessageDoor>();
        return services;
    }

    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
    }
}
