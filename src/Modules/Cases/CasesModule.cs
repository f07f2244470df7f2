using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Calendars;
using Wangge.Cases.Following;
using Wangge.Cases.Founding;
using Wangge.Cases.Types;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases;

/// <summary>The module's only door.</summary>
public static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, CasesTables>();
        services.AddSingleton<IFoundDistrict, CaseDefaults>();
        services.AddSingleton<DistrictStates<TypeBook>>();
        services.AddSingleton<DistrictStates<ClockShelf>>();
        services.AddSingleton<FollowLinks>();
        services.AddScoped<CaseTypes>();
        services.AddScoped<LimitClocks>();
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder api)
    {
    }
}
