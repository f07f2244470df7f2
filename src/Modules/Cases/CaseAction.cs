namespace Wangge.Cases;

/// <summary>What can be done to a case; each is one journal entry. Wire names by <see cref="WireName"/>, such as <c>ask-to-verify</c>. Source: DOMAIN 3.</summary>
internal enum CaseAction
{
    Send,
    SettleOnSpot,

    Accept,
    AskToVerify,
    VerifyTrue,
    VerifyUntrue,
    Refuse,
    Merge,
    Unmerge,

    /// <summary>Another case was merged into this one.</summary>
    TakeIn,

    /// <summary>A case that was merged into this one was taken out again.</summary>
    LetGo,

    File,
    Void,

    Dispatch,
    PassUp,
    PassDown,
    Return,

    Sign,
    UnitReturn,
    FeedBack,
    HelperFeedBack,
    WaiveHelper,

    /// <summary>先行处置: nobody can come to harm any more; mending goes on.</summary>
    MakeSafe,
    AskExtension,
    GrantExtension,
    DeclineExtension,
    AskSuspension,
    GrantSuspension,
    DeclineSuspension,
    Resume,

    PassCheck,
    FailCheck,
    Close,
    BackToCheck,

    CallBack,
    Rate,
    NotSolved,
    Reply,

    Supervise,
    CloseByOrder,

    /// <summary>A person's open task goes to another person.</summary>
    HandOver,
    Claim,
    Release,
    ChangeType,
    ChangePlace,
    Note,

    GatherMaterials,

    /// <summary>Service: the applicant applies in person.</summary>
    Apply,

    /// <summary>Service: a grid worker applies for someone.</summary>
    ApplyFor,
    GiveResult,
    Confirm,

    Edit,
    Publish,
    SendAgain,

    HandOn,
    Answer,

    /// <summary>A patrol unit was sent to it. This and the next four are heard from Dispatch, and move nothing.</summary>
    PatrolSent,
    PatrolDeclined,
    PatrolRecalled,
    PatrolArrived,
    PatrolLeft,
}
