using Wangge.Kernel.Rights;

namespace Wangge.Cases;

/// <summary>A matter from the first report to its end: what its journal says, kept as one row. Source: DOMAIN 3.</summary>
/// <remarks>
/// Every action asks <see cref="CaseTable"/> and its own rules, returns why not, or appends one entry to <see cref="NewEntries"/> and
/// applies it. Replaying the journal goes through the same <see cref="Apply"/>, so the row cannot say anything else.
/// Holds no words and no persons beside account ids. Not thread-safe: one request, one instance.
/// </remarks>
internal sealed partial class Case
{
    internal static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<CaseJournalEntry> _newEntries = [];

    /// <summary>An unsent case; <see cref="Send"/> or <see cref="SettleOnSpot"/> makes it one that others see.</summary>
    public Case(Guid id) => Id = id;

    public Guid Id { get; private set; }

    /// <summary>Running number in the district; 0 while it is a draft.</summary>
    public long Number { get; private set; }

    /// <summary>Number of journal entries; the row's concurrency token.</summary>
    public int Version { get; private set; }

    public CaseState State { get; private set; }

    public CaseFlow Flow { get; private set; }

    public CaseWeight Weight { get; private set; }

    public CaseSource Source { get; private set; }

    public Guid TypeId { get; private set; }

    public string AreaPath { get; private set; } = "";

    public Guid? GridId { get; private set; }

    /// <summary>WGS-84 degrees, or null.</summary>
    [Personal("place of the matter, which may be a home", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public double? Longitude { get; private set; }

    /// <summary>WGS-84 degrees, or null.</summary>
    [Personal("place of the matter, which may be a home", "handling of reports; PIPL art. 13 (1) 4", "retention.report")]
    public double? Latitude { get; private set; }

    /// <summary>Path of the area whose centre holds the case now.</summary>
    public string HoldingCentre { get; private set; } = "";

    public CaseCentreLevel CentreLevel { get; private set; }

    /// <summary>Whether residents may see it.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The closed case that this one takes up again, or null.</summary>
    public Guid? FollowsId { get; private set; }

    /// <summary>The account that has it open to work on; nobody while null. Ends when the state changes.</summary>
    public Guid? HolderId { get; private set; }

    /// <summary>The grid worker who was asked to look, while it is being verified.</summary>
    public Guid? VerifierId { get; private set; }

    /// <summary>What the last verification found; null while there was none.</summary>
    public bool? VerifiedTrue { get; private set; }

    /// <summary>The unit that answers for the result; stays when the case is returned or reopened.</summary>
    public Guid? LeadUnitId { get; private set; }

    /// <summary>The account that signed for the lead unit or settled it on the spot.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>Every account that ever worked on it; none of them checks it.</summary>
    public IReadOnlyList<Guid> WorkedByIds { get; private set; } = [];

    /// <summary>The units that help, from the last dispatch on.</summary>
    public IReadOnlyList<CaseHelperUnit> Helpers { get; private set; } = [];

    /// <summary>Whether any unit helps: by it, lists find the few cases whose helpers they have to look at.</summary>
    public bool IsHelped { get; private set; }

    /// <summary>The newest clock of each kind and unit.</summary>
    public IReadOnlyList<CaseClock> Clocks { get; private set; } = [];

    /// <summary>When whoever the state waits for should have acted; null where no such clock runs.</summary>
    public DateTimeOffset? StepDueAt { get; private set; }

    /// <summary>When the type's limit runs out, of the present lead unit; null before it began. A stopped clock's stays.</summary>
    public DateTimeOffset? HandleDueAt { get; private set; }

    /// <summary>When nobody may come to harm any more; null where that has no limit of its own.</summary>
    public DateTimeOffset? MakeSafeDueAt { get; private set; }

    /// <summary>What open cases are sorted by: the deadline that runs now, or the end of time where none does.</summary>
    public DateTimeOffset DueOrder { get; private set; } = Never;

    /// <summary>From when it counts as due soon: <see cref="SoonShare"/> of the time to <see cref="DueOrder"/> is gone; the end of time where no clock runs.</summary>
    public DateTimeOffset SoonAt { get; private set; } = Never;

    /// <summary>When it resumes by itself; null unless suspended.</summary>
    public DateTimeOffset? SuspendedUntil { get; private set; }

    /// <summary>The extension asked for and not decided, or null.</summary>
    public CaseSpan? AskedExtension { get; private set; }

    /// <summary>The ground of the suspension asked for and not decided, or null.</summary>
    public string? AskedSuspensionGround { get; private set; }

    /// <summary>The date of the suspension asked for and not decided, or null.</summary>
    public DateTimeOffset? AskedSuspensionUntil { get; private set; }

    /// <summary>Who asked for what is not decided, or null.</summary>
    public Guid? AskedById { get; private set; }

    /// <summary>How often a check failed.</summary>
    public int ReworkCount { get; private set; }

    public int ReopenCount { get; private set; }

    /// <summary>Whether a reporter has used the one reopening that is theirs.</summary>
    public bool ReopenedByReporter { get; private set; }

    /// <summary>How often it went back: by the desk, the shift leader or a unit.</summary>
    public int ReturnCount { get; private set; }

    /// <summary>Returned so often that only the shift leader dispatches it; ends with that.</summary>
    public bool NeedsShiftLeader { get; private set; }

    /// <summary>The unit that a reopened case goes to first; null otherwise.</summary>
    public Guid? ReopenedForUnitId { get; private set; }

    /// <summary>Extensions granted.</summary>
    public int ExtensionCount { get; private set; }

    /// <summary>0 none, 1 yellow, 2 red, from 3 on escalated; begins anew with a new or moved deadline.</summary>
    public int SupervisionLevel { get; private set; }

    /// <summary>The case that this was merged into, while it is.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Cases merged into this one.</summary>
    public IReadOnlyList<Guid> MergedInIds { get; private set; } = [];

    /// <summary>Code of the module that works on it, while or after it was handed on.</summary>
    public string? HandedOnTo { get; private set; }

    /// <summary>The matter in that module.</summary>
    public Guid? HandedOnMatterId { get; private set; }

    /// <summary>What the last person called back said; null while nobody was called since closing.</summary>
    public CaseCallBack? CalledBack { get; private set; }

    /// <summary>1 to 5, since the last closing; null while not rated.</summary>
    public int? Stars { get; private set; }

    /// <summary>Source of the times below: <c>received_at</c> of the last act of that sort.</summary>
    public DateTimeOffset ReportedAt { get; private set; }

    public DateTimeOffset? FiledAt { get; private set; }

    public DateTimeOffset? DispatchedAt { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>When a check was last passed.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When it was last closed or confirmed; stays when reopened.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the reporter was last answered.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>When it came to the end that it is at; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Received time of the last entry.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What happened since it was loaded, in order; to be stored with the row.</summary>
    public IReadOnlyList<CaseJournalEntry> NewEntries => _newEntries;

    /// <summary>Called when the new entries are in the store's hands.</summary>
    public void ForgetNewEntries() => _newEntries.Clear();
}
