using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Portal;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;
using Wangge.Portal.Articles;
using Wangge.Portal.Founding;
using Wangge.Portal.Listening;
using Wangge.Portal.Reading;
using Wangge.Portal.Statements;
using Wangge.Portal.Voices;

namespace Wangge.Portal;

/// <summary>The module's only door.</summary>
public static class PortalModule
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddOptions<PortalOptions>().BindConfiguration("Portal");
        services.AddSingleton<IModuleTables, PortalTables>();
        services.AddSingleton<IFoundDistrict, DefaultTopics>();
        services.AddSingleton<IErase, ErasureOfVoice>();
        services.AddSingleton<VoiceLimits>();
        services.AddScoped<IPortalFounding, PortalFounding>();
        services.AddScoped<ISubjectData, VoicesOfSubject>();
        services.AddListener<VoiceAnswered, OnVoiceAnswered>();
        foreach (var grant in PortalPermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    public static void MapPortal(this IEndpointRouteBuilder api)
    {
        ListArticles.Map(api);
        GetArticle.Map(api);
        WriteArticle.Map(api);
        PublishArticle.Map(api);
        WithdrawArticle.Map(api);

        ShowDistrict.Map(api);
        ShowDoors.Map(api);
        ListPublicArticles.Map(api);
        GetPublicArticle.Map(api);

        SendVoice.Map(api);
        FollowVoice.Map(api);
        VoiceDesk.Map(api);
        AnswerVoice.Map(api);
        ListPublicVoices.Map(api);
        Topics.Map(api);

        PublishStatement.Map(api);
        ShowStatements.Map(api);
    }
}
