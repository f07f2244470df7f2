using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Outbox;
using Wangge.Privacy.Askings;
using Wangge.Privacy.Listening;
using Wangge.Privacy.Showing;

namespace Wangge.Privacy;

/// <summary>The module's only door.</summary>
public static class PrivacyModule
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IModuleTables, PrivacyTables>();
        services.AddSingleton<AskingLimits>();
        services.AddListener<DataCodeAsked, OnDataCodeAsked>();
        return services;
    }

    public static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        AskForCode.Map(api);
        EnterCode.Map(api);
        ShowOwnData.Map(api);
        CorrectContact.Map(api);
        DeleteOwnData.Map(api);
    }
}
