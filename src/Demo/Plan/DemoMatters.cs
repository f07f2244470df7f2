namespace Wangge.Demo;

/// <summary>A type of matter.</summary>
/// <param name="Key">Stable wire name, such as <c>hazard.manhole-cover</c>.</param>
/// <param name="Kind">The source's four: <c>service</c>, <c>dispute</c>, <c>hazard</c> or <c>news</c>.</param>
/// <param name="Flow"><c>site</c>, <c>service</c>, <c>news</c> or <c>handed-on</c> (DOMAIN 3).</param>
/// <param name="UnitKey">The unit that usually handles it; <c>office</c> for the subdistrict's own.</param>
/// <param name="LimitAmount">Of the handling limit; 0 where the flow has none.</param>
/// <param name="LimitUnit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
public sealed record DemoMatterType(string Key, string Kind, string Flow, string Name, string UnitKey, int LimitAmount, string LimitUnit);

/// <summary>A matter, or a report that became none.</summary>
/// <param name="Number">Such as <c>LG-20260616-0047</c>; side reports count apart, with an R before their serial.</param>
/// <param name="PlaceText">In words, as the reporter says it.</param>
/// <param name="ReporterKind"><c>grid-worker</c>, <c>resident</c>, <c>hotline</c> or <c>patrol</c>.</param>
/// <param name="Channel">How it came: <c>field-app</c>, <c>portal</c>, <c>wechat</c>, <c>phone</c> or <c>walk-in</c>.</param>
/// <param name="ReporterIndex">The reporter in <see cref="DemoPlan.Staff"/>, null for residents.</param>
/// <param name="Weight"><c>simple</c>, <c>ordinary</c>, <c>serious</c> or <c>major</c>.</param>
/// <param name="CentreIndex">The holding centre.</param>
/// <param name="State">What the steps lead to: for the site flow a state of DOMAIN 3's table in lower case with hyphens (<c>to-file</c>, <c>handling</c>, <c>closed</c> …); service: <c>reported</c>,
/// <c>accepted</c>, <c>answered</c>, <c>confirmed</c>; news: <c>reported</c>, <c>edited</c>, <c>published</c>; handed on: <c>reported</c>, <c>to-file</c>, <c>handed-on</c>, <c>closed</c>.</param>
/// <param name="IsFinished">Whether it counts among the finished.</param>
/// <param name="MergedIntoIndex">For a merged report: the matter in <see cref="DemoPlan.Matters"/>.</param>
/// <param name="Steps">In the order of time; the first is the report itself.</param>
public sealed record DemoMatter(
    Guid Id, string Number, string TypeKey, int GridIndex, double Longitude, double Latitude, string PlaceText, string Title, string Words, string ReporterKind, string Channel,
    int? ReporterIndex, string Weight, int CentreIndex, string State, bool IsFinished, int? MergedIntoIndex, IReadOnlyList<DemoStep> Steps)
{
    public DateTimeOffset ReportedAt => Steps[0].At;
}

/// <summary>One act on a matter.</summary>
/// <param name="Action">One of <see cref="DemoActions"/>.</param>
/// <param name="Role">Wire name of the role that acts, such as <c>dispatcher</c>; <c>reporter</c> for residents, <c>system</c> where a date does it.</param>
/// <param name="At">UTC+8, never later than <see cref="DemoOptions.Now"/>, never before the step before it.</param>
/// <param name="ActorIndex">Who, in <see cref="DemoPlan.Staff"/>; null for residents and the system.</param>
/// <param name="UnitIndex">For dispatch: the lead unit; for what a unit does: that unit.</param>
/// <param name="Note">What was written; null where nothing was.</param>
/// <param name="PictureKeys">Pictures that came with it.</param>
public sealed record DemoStep(
    Guid Id, string Action, string Role, DateTimeOffset At, int? ActorIndex, int? UnitIndex, string? Note, IReadOnlyList<string> PictureKeys)
{
    /// <summary>For dispatch: units that help.</summary>
    public IReadOnlyList<int> HelperUnitIndexes { get; init; } = [];

    /// <summary>For a rating: 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>For a suspension: when it ends by itself (the one time that may lie after now).</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Wire names of the steps' actions, by DOMAIN 3.</summary>
public static class DemoActions
{
    /// <summary>Site flow, by the reporter: draft → reported.</summary>
    public const string Send = "send";

    /// <summary>Site flow, by a grid worker: draft → to check, with a picture before and after.</summary>
    public const string SettleOnSpot = "settle-on-spot";

    /// <summary>By the acceptor: reported → to file (site, handed on) or accepted (service).</summary>
    public const string Accept = "accept";

    /// <summary>By the acceptor: reported → refused; the note is the reason.</summary>
    public const string Refuse = "refuse";

    /// <summary>By the acceptor: reported → merged.</summary>
    public const string Merge = "merge";

    /// <summary>By the acceptor: reported → verifying.</summary>
    public const string AskToVerify = "ask-to-verify";

    /// <summary>By the nearest grid worker: verifying → reported.</summary>
    public const string VerifiedTrue = "verified-true";

    /// <summary>By the shift leader: to file → to dispatch.</summary>
    public const string File = "file";

    /// <summary>By the dispatcher: to dispatch → to sign.</summary>
    public const string Dispatch = "dispatch";

    /// <summary>By a unit: to sign → to dispatch; the note is the reason.</summary>
    public const string Return = "return";

    /// <summary>By the unit's handler: to sign → handling.</summary>
    public const string Sign = "sign";

    /// <summary>By a helping unit, while handling.</summary>
    public const string HelperFeedBack = "helper-feed-back";

    /// <summary>By the unit, while handling, before the limit.</summary>
    public const string AskExtension = "ask-extension";

    /// <summary>By the dispatcher, after <see cref="AskExtension"/>.</summary>
    public const string GrantExtension = "grant-extension";

    /// <summary>By the unit, while handling; the note is the ground.</summary>
    public const string AskSuspension = "ask-suspension";

    /// <summary>By the dispatcher: handling → suspended.</summary>
    public const string Suspend = "suspend";

    /// <summary>By the dispatcher: suspended → handling.</summary>
    public const string Resume = "resume";

    /// <summary>By the unit: handling → to check.</summary>
    public const string FeedBack = "feed-back";

    /// <summary>By a grid worker who is not the handler: to check → to close.</summary>
    public const string CheckPassed = "check-passed";

    /// <summary>By a grid worker who is not the handler: to check → handling, rework + 1.</summary>
    public const string CheckFailed = "check-failed";

    /// <summary>By the shift leader: to close → closed.</summary>
    public const string Close = "close";

    /// <summary>By the acceptor, after closing.</summary>
    public const string CallBack = "call-back";

    /// <summary>By the reporter, after closing or an answer: it is solved.</summary>
    public const string Confirm = "confirm";

    /// <summary>By the reporter: 1 to 5.</summary>
    public const string Rate = "rate";

    /// <summary>By the reporter, within 30 days, once: closed → to dispatch, reopen + 1.</summary>
    public const string NotSolved = "not-solved";

    /// <summary>Service flow, by the acceptor: stays accepted; the note says what papers are lacking.</summary>
    public const string AskMaterials = "ask-materials";

    /// <summary>Service flow, by the applicant or a grid worker for them: stays accepted.</summary>
    public const string AddMaterials = "add-materials";

    /// <summary>Service flow, by the unit: accepted → answered.</summary>
    public const string Answer = "answer";

    /// <summary>News flow, by the publisher: reported → edited.</summary>
    public const string Edit = "edit";

    /// <summary>News flow, by the publisher: edited → published.</summary>
    public const string Publish = "publish";

    /// <summary>News flow, by the publisher: back to the sender; the note is the reason. <see cref="Send"/> follows.</summary>
    public const string ReturnToSender = "return-to-sender";

    /// <summary>Handed-on flow, by the dispatcher: to dispatch → handed on to Disputes.</summary>
    public const string HandOn = "hand-on";

    /// <summary>Handed-on flow, by the mediator: what came of it comes back as an answer → to close.</summary>
    public const string Answered = "answered";
}
