using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Abuse;
using Wangge.Cases.Acting;
using Wangge.Cases.Answering;
using Wangge.Cases.Calendars;
using Wangge.Cases.Checking;
using Wangge.Cases.Dispatching;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Erasing;
using Wangge.Cases.Exporting;
using Wangge.Cases.Doors;
using Wangge.Cases.FieldWork;
using Wangge.Cases.Filing;
using Wangge.Cases.Following;
using Wangge.Cases.Founding;
using Wangge.Cases.Grouping;
using Wangge.Cases.Handling;
using Wangge.Cases.History;
using Wangge.Cases.Listening;
using Wangge.Cases.Listing;
using Wangge.Cases.Mapping;
using Wangge.Cases.Measuring;
using Wangge.Cases.Overview;
using Wangge.Cases.Reporting;
using Wangge.Cases.Settings;
using Wangge.Cases.Showing;
using Wangge.Cases.Suggesting;
using Wangge.Cases.Supervising;
using Wangge.Cases.Subscribing;
using Wangge.Cases.Types;
using Wangge.Cases.Views;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Privacy;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases;

/// <summary>The module's only door.</summary>
public static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddHttpContextAccessor();
        services.AddSingleton<IModuleTables, CasesTables>();
        services.AddSingleton<IFoundDistrict, CaseDefaults>();
        services.AddSingleton<DistrictStates<TypeBook>>();
        services.AddSingleton<DistrictStates<ClockShelf>>();
        services.AddSingleton<ReportLimits>();
        services.AddScoped<CaseTypes>();
        services.AddScoped<LimitClocks>();
        services.AddScoped<IWorkdays, Workdays>();
        services.AddScoped<CaseLimits>();
        services.AddScoped<IDeadlines, Deadlines>();
        services.AddScoped<CaseActs>();
        services.AddScoped<ICaseSnapshots, CaseSnapshots>();
        services.AddScoped<IDispatchSubjects, CasesAsSubjects>();
        services.AddScoped<CaseNames>();
        services.AddScoped<Intake>();
        services.AddSingleton<SystemActs>();
        services.AddSingleton<CaseSweep>();
        services.AddHostedService<SweeperStart>();
        services.AddSingleton<SettingsMemory>();
        services.AddScoped<SettingsActs>();
        services.AddHostedService<SettingsWatch>();
        services.AddSingleton<NearLimits>();
        services.AddScoped<MyTasks>();
        services.AddScoped<Readings>();
        services.AddSingleton<DistrictStates<ServedModel>>();
        services.AddSingleton<SuggestionTraining>();
        services.AddSingleton<SuggestLimits>();
        services.AddHostedService<SuggestionTrainingRounds>();
        services.AddSingleton<IErase, ErasureOfReport>();
        services.AddSingleton<IErase, ErasureOfContact>();
        services.AddSingleton<IErase, ErasureOfSubscription>();
        services.AddSingleton<SubscriptionKeys>();
        services.AddSingleton<SubscriptionSweep>();
        services.AddSingleton<CaseGrouping>();
        services.AddScoped<IReportIntake, DoorIntake>();
        services.AddScoped<IPublicCases, PublicCases>();
        services.AddScoped<ICasePlaces, CasePlaces>();
        services.AddScoped<ISubjectData, ReportsOfSubject>();
        services.AddScoped<ISubjectData, SubscriptionsOfSubject>();
        services.AddScoped<PastRows>();
        services.AddScoped<ICaseHistory, CaseHistory>();
        services.AddScoped<IResponsibilityFounding, ResponsibilityFounding>();
        services.AddScoped<IListExport, CaseListExport>();
        services.AddScoped<IListExport, TypeListExport>();
        services.AddScoped<IListExport, ResponsibilityListExport>();
        services.AddMeasuring();
        services.AddListener<CaseActed, OnCaseActed>(live: true);
        services.AddListener<ReporterToBeTold, OnReporterToBeTold>();
        services.AddListener<GroupAccepted, OnGroupAccepted>();
        services.AddListener<SubscriptionAsked, OnSubscriptionAsked>();
        services.AddListener<PublicMatterChanged, OnPublicMatterChanged>();
        services.AddListener<SubscriberToBeTold, OnSubscriberToBeTold>();
        services.AddListener<CaseSettingsChanged, OnCaseSettingsChanged>(live: true);
        services.AddListener<AccountLeft, OnAccountLeft>();
        services.AddListener<OperationActed, OnPatrolActed>();
        services.AddListener<InspectionActed, OnHandedOnInspected>();
        services.AddListener<HandedOnNotTaken, OnHandedOnInspected>();
        services.AddSingleton(new LiveTopic(OnCaseActed.Topic, CasePermissions.Read));
        foreach (var grant in CasePermissions.Grants()) { services.AddSingleton(grant); }
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        SendReport.Map(api);

        FollowReport.Map(api);
        AnswerAsReporter.Map(api);
        ShowMyData.Map(api);
        DeleteMyData.Map(api);
        JoinMatter.Map(api);
        AskSubscription.Map(api);
        ConfirmSubscription.Map(api);
        ShowSubscription.Map(api);
        EndSubscription.Map(api);

        ListMyTasks.Map(api);
        ListMyMatters.Map(api);
        ListCases.Map(api);
        CountCases.Map(api);
        ExportCases.Map(api);
        ListSuggestedGroups.Map(api);
        AcceptGroup.Map(api);
        ListGroupMembers.Map(api);
        ShowCaseTile.Map(api);
        ListViews.Map(api);
        PutView.Map(api);
        OrderViews.Map(api);
        RemoveView.Map(api);
        ListDuplicates.Map(api);
        ListNearReports.Map(api);
        ListOpenMarks.Map(api);
        ShowToday.Map(api);
        ListLastClosed.Map(api);

        api.MapMeasuring();

        SuggestType.Map(api);
        ShowSuggestionModel.Map(api);
        ListTypes.Map(api);
        ShowType.Map(api);
        CreateType.Map(api);
        ChangeType.Map(api);
        EndType.Map(api);
        TypeTables.Map(api);
        ListResponsibilities.Map(api);
        PutResponsibility.Map(api);
        RemoveResponsibility.Map(api);
        ResponsibilityTables.Map(api);
        FindResponsibleUnit.Map(api);

        ShowCalendar.Map(api);
        PutCalendar.Map(api);
        ImportHolidays.Map(api);
        ExportHolidays.Map(api);
        ShowDue.Map(api);
        TryLimit.Map(api);
        ForeseeDue.Map(api);

        ShowCase.Map(api);
        ShowReporters.Map(api);
        ShowPicture.Map(api);
        ShowPublicPicture.Map(api);
        ListPublicCases.Map(api);
        CountPublicCases.Map(api);
        ListPublicTypes.Map(api);

        AcceptCase.Map(api);
        AskToVerify.Map(api);
        VerifyCase.Map(api);
        RefuseCase.Map(api);
        FileCase.Map(api);
        VoidCase.Map(api);
        MergeCase.Map(api);
        UnmergeCase.Map(api);

        PassUp.Map(api);
        PassDown.Map(api);
        ReturnCase.Map(api);
        DispatchCase.Map(api);
        HandOnCase.Map(api);

        SignCase.Map(api);
        ReturnFromUnit.Map(api);
        FeedBack.Map(api);
        FeedBackAsHelper.Map(api);
        WaiveHelper.Map(api);
        MakeSafe.Map(api);
        AskExtension.Map(api);
        GrantExtension.Map(api);
        DeclineExtension.Map(api);
        AskSuspension.Map(api);
        GrantSuspension.Map(api);
        DeclineSuspension.Map(api);
        ResumeCase.Map(api);

        PassCheck.Map(api);
        FailCheck.Map(api);
        CloseCase.Map(api);
        BackToCheck.Map(api);

        CallBack.Map(api);
        ReplyToReporter.Map(api);
        ReopenCase.Map(api);
        GatherMaterials.Map(api);
        ApplyForSomeone.Map(api);
        GiveResult.Map(api);
        ConfirmResult.Map(api);
        EditNews.Map(api);
        PublishNews.Map(api);
        SendNewsAgain.Map(api);
        AnswerHandedOn.Map(api);

        SuperviseCase.Map(api);
        CloseByOrder.Map(api);
        ListSuccessors.Map(api);
        ClaimCase.Map(api);
        ReleaseCase.Map(api);
        NoteOnCase.Map(api);
        HandOverTask.Map(api);
        ChangeCaseType.Map(api);
        ChangeCasePlace.Map(api);
    }
}
