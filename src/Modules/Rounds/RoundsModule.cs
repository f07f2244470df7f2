using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Rounds.Diary;
using Wangge.Rounds.Duty;

namespace Wangge.Rounds;

/// <summary>The module's only door.</summary>
public static class RoundsModule
{
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, RoundsTables>();
        services.AddScoped<DutyBook>();
        services.AddScoped<IDuty>(scope => scope.GetRequiredService<DutyBook>());
        foreach (var grant in RoundsPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        WriteEntry.Map(api);
        ListEntries.Map(api);
        ReportEntry.Map(api);

        GoOnDuty.Map(api);
        ShowDuty.Map(api);
    }
}
