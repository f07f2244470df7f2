using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;

namespace Wangge.Cases;

/// <summary>The module's only door.</summary>
public static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<IModuleTables, CasesTables>();
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder api)
    {
    }
}
