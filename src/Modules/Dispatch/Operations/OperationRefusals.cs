namespace Wangge.Dispatch.Operations;

/// <summary>Refusals about operations.</summary>
internal static class OperationRefusals
{
    public static readonly Refusal Unknown = new("dispatch.operation.unknown", RefusalKind.NotFound);
    public static readonly Refusal Ended = new("dispatch.operation.ended");
    public static readonly Refusal BadSubject = new("dispatch.operation.bad-subject", RefusalKind.Invalid, "A case or alarm with its id, or a place of the district.");
    public static readonly Refusal UnknownSubject = new("dispatch.operation.unknown-subject", RefusalKind.NotFound);
    public static readonly Refusal SubjectEnded = new("dispatch.operation.subject-ended", RefusalKind.Conflict, "The matter has ended.");
    public static readonly Refusal SubjectOther = new("dispatch.operation.subject-other", RefusalKind.Conflict, "The operation is about another matter.");
    public static readonly Refusal UnknownPost = new("dispatch.operation.unknown-post", RefusalKind.Invalid, "There is no such post, or the cordon is over.");
    public static readonly Refusal NoPlace = new("dispatch.operation.no-place", RefusalKind.Conflict, "Nobody can be sent where no place is known.");
    public static readonly Refusal UnitThere = new("dispatch.operation.unit-there", RefusalKind.Conflict, "This unit is on it already.");
    public static readonly Refusal UnitNotThere = new("dispatch.operation.unit-not-there", RefusalKind.Conflict, "This unit is not on it.");
    public static readonly Refusal WrongState = new("dispatch.operation.wrong-state", RefusalKind.Conflict, "The unit's part does not stand there.");
    public static readonly Refusal TooMany = new("dispatch.operation.too-many", RefusalKind.Conflict, "An operation takes 64 units and 24 agencies.");
    public static readonly Refusal ReasonNeeded = new("dispatch.operation.reason-needed", RefusalKind.Invalid, "A code of lower case letters and hyphens, at most 40.");
    public static readonly Refusal UnknownAgency = new("dispatch.operation.unknown-agency", RefusalKind.Invalid, "No such unit in charge.");
    public static readonly Refusal AgencyThere = new("dispatch.operation.agency-there");
    public static readonly Refusal UnknownCommander = new("dispatch.operation.unknown-commander", RefusalKind.Invalid, "No such account is active.");
    public static readonly Refusal NotCommander = new("dispatch.operation.not-commander", RefusalKind.Forbidden, "Only its commander or the shift leader does this.");
    public static readonly Refusal WordsNeeded = new("dispatch.operation.words-needed", RefusalKind.Invalid);
}
