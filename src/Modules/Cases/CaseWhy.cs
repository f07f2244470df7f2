using System.Collections.Frozen;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

/// <summary>The last part of refusal codes <c>cases.{action}.{why}</c>, and which are not a conflict.</summary>
internal static class CaseWhy
{
    /// <summary>The action is not possible from the state that the case is in.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>The action is possible, but not in this role.</summary>
    public const string WrongRole = "wrong-role";

    /// <summary>No code of a reason was given, or it is no code.</summary>
    public const string ReasonNeeded = "reason-needed";

    /// <summary>The actor's unit is not the one that leads.</summary>
    public const string NotLeadUnit = "not-lead-unit";

    /// <summary>The actor decides on their own work or their own request.</summary>
    public const string OwnWork = "own-work";

    /// <summary>A position out of range, or a path that is none.</summary>
    public const string BadPlace = "bad-place";

    /// <summary>The place does not lie in the centre's area.</summary>
    public const string CentreElsewhere = "centre-elsewhere";

    /// <summary>Settling on the spot needs photos from before and after.</summary>
    public const string PhotosNeeded = "photos-needed";

    /// <summary>A running number below 1.</summary>
    public const string BadNumber = "bad-number";

    /// <summary>Somebody else was asked.</summary>
    public const string NotAsked = "not-asked";

    public const string IntoItself = "into-itself";

    /// <summary>The other case was itself merged; merge into the one that it was merged into.</summary>
    public const string IntoMerged = "into-merged";

    /// <summary>The other case has ended or was never sent.</summary>
    public const string IntoEnded = "into-ended";

    public const string OtherFlow = "other-flow";

    /// <summary>Other cases were merged into this one and would lose their case.</summary>
    public const string HasMerged = "has-merged";

    /// <summary>The case given is not the one that this was merged into.</summary>
    public const string NotMergedInto = "not-merged-into";

    /// <summary>A merge is undone before closing only.</summary>
    public const string TargetEnded = "target-ended";

    public const string UnitNeeded = "unit-needed";
    public const string TooManyHelpers = "too-many-helpers";

    /// <summary>A unit helps twice, or helps itself.</summary>
    public const string HelperTwice = "helper-twice";

    /// <summary>Returned so often that the shift leader decides.</summary>
    public const string ShiftLeaderNeeded = "shift-leader-needed";

    /// <summary>A reopened case goes to the same unit first.</summary>
    public const string SameUnitFirst = "same-unit-first";

    public const string NotAbove = "not-above";
    public const string NotBelow = "not-below";

    /// <summary>A return leads to an earlier state of the table only.</summary>
    public const string NotEarlier = "not-earlier";

    /// <summary>Helping units have neither replied nor been waived.</summary>
    public const string HelpersAwaited = "helpers-awaited";

    public const string NotAHelper = "not-a-helper";
    public const string AlreadyAnswered = "already-answered";

    /// <summary>No such clock runs.</summary>
    public const string NoClock = "no-clock";

    /// <summary>A request stands and is not decided.</summary>
    public const string Pending = "pending";

    public const string NothingAsked = "nothing-asked";

    /// <summary>As often as the rules allow already.</summary>
    public const string TwiceAlready = "twice-already";

    /// <summary>At or after the deadline.</summary>
    public const string TooLate = "too-late";

    public const string TooEarly = "too-early";

    /// <summary>More than one original limit, nothing, or in another unit of time.</summary>
    public const string NotWithinLimit = "not-within-limit";

    public const string UnlistedGround = "unlisted-ground";

    /// <summary>The date is not in the future.</summary>
    public const string DatePast = "date-past";

    public const string TooLong = "too-long";

    /// <summary>Reopened once already, or too long ago: a new report, linked to this case, is needed.</summary>
    public const string NewReportNeeded = "new-report-needed";

    /// <summary>Rated already; it can be rated again after it was reopened.</summary>
    public const string AlreadyRated = "already-rated";

    public const string OutOfRange = "out-of-range";

    /// <summary>The level of supervision is no higher than the present one, or there is no such level.</summary>
    public const string NotHigher = "not-higher";

    /// <summary>Somebody else has it open; <see cref="Refusal.Fields"/> names their account under <c>holderId</c>.</summary>
    public const string Held = "held";

    public const string NotHolder = "not-holder";

    /// <summary>Nothing of this case is that person's task.</summary>
    public const string NotTheirs = "not-theirs";

    /// <summary>The code of a module is none.</summary>
    public const string BadModule = "bad-module";

    /// <summary>From and to are the same.</summary>
    public const string Unchanged = "unchanged";

    private static readonly FrozenDictionary<string, RefusalKind> Kinds = new Dictionary<string, RefusalKind>
    {
        [WrongRole] = RefusalKind.Forbidden,
        [NotLeadUnit] = RefusalKind.Forbidden,
        [NotAHelper] = RefusalKind.Forbidden,
        [NotAsked] = RefusalKind.Forbidden,
        [OwnWork] = RefusalKind.Forbidden,
        [NotHolder] = RefusalKind.Forbidden,
        [ShiftLeaderNeeded] = RefusalKind.Forbidden,
        [ReasonNeeded] = RefusalKind.Invalid,
        [BadPlace] = RefusalKind.Invalid,
        [BadModule] = RefusalKind.Invalid,
        [BadNumber] = RefusalKind.Invalid,
        [CentreElsewhere] = RefusalKind.Invalid,
        [PhotosNeeded] = RefusalKind.Invalid,
        [UnitNeeded] = RefusalKind.Invalid,
        [TooManyHelpers] = RefusalKind.Invalid,
        [HelperTwice] = RefusalKind.Invalid,
        [NotWithinLimit] = RefusalKind.Invalid,
        [UnlistedGround] = RefusalKind.Invalid,
        [DatePast] = RefusalKind.Invalid,
        [TooLong] = RefusalKind.Invalid,
        [OutOfRange] = RefusalKind.Invalid,
        [Unchanged] = RefusalKind.Invalid,
    }.ToFrozenDictionary();

    public static Refusal Refusal(CaseAction action, string why) => new($"cases.{action.Wire()}.{why}", Kinds.GetValueOrDefault(why, RefusalKind.Conflict));
}
