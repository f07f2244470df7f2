namespace Wangge.Cases;

/// <summary>Where a case stands. Wire names by <see cref="WireName"/>, such as <c>to-check</c>. Source: DOMAIN 3.</summary>
internal enum CaseState
{
    /// <summary>暂存: not sent yet; a case without any journal entry.</summary>
    Draft,

    /// <summary>已上报: waits for the acceptor.</summary>
    Reported,

    /// <summary>核实中: a grid worker looks whether it is so.</summary>
    Verifying,

    /// <summary>待立案: waits for the shift leader.</summary>
    ToFile,

    /// <summary>待派遣: waits for the dispatcher.</summary>
    ToDispatch,

    /// <summary>待签收: waits for the lead unit to take it.</summary>
    ToSign,

    /// <summary>处置中: the units work on it.</summary>
    Handling,

    /// <summary>挂账: stands still on a listed ground until a date.</summary>
    Suspended,

    /// <summary>待核查: waits for somebody who did not handle it to look.</summary>
    ToCheck,

    /// <summary>待结案: waits for the shift leader to close.</summary>
    ToClose,

    /// <summary>已结案: an end, from which it can be reopened.</summary>
    Closed,

    /// <summary>An end: not accepted, the reporter was told why.</summary>
    Refused,

    /// <summary>An end: not filed.</summary>
    Void,

    /// <summary>An end: told of in another case.</summary>
    Merged,

    /// <summary>An end: closed by a leader's order.</summary>
    ClosedByOrder,

    /// <summary>Service: the guide was shown.</summary>
    Guide,

    /// <summary>Service: materials are being gathered.</summary>
    Materials,

    /// <summary>Service: applied for, waits for the acceptor.</summary>
    Applied,

    /// <summary>Service: accepted, being worked on.</summary>
    Accepted,

    /// <summary>Service: the result was given, the applicant has not confirmed.</summary>
    ResultGiven,

    /// <summary>Service, an end: the applicant confirmed the result.</summary>
    Confirmed,

    /// <summary>News: waits for the publisher.</summary>
    Sent,

    /// <summary>News: edited, not published.</summary>
    Edited,

    /// <summary>News, an end: published.</summary>
    Published,

    /// <summary>News: given back to its sender, who may send it again.</summary>
    Returned,

    /// <summary>Handed on: another module works on it.</summary>
    HandedOn,
}

/// <summary>What follows from a state alone.</summary>
internal static class CaseStates
{
    /// <summary>Nobody has to do anything any more.</summary>
    public static bool IsEnd(this CaseState state) => state is CaseState.Closed or CaseState.Refused or CaseState.Void or CaseState.Merged
        or CaseState.ClosedByOrder or CaseState.Confirmed or CaseState.Published;

    /// <summary>An end that says the matter was dealt with; from here it can be rated and reopened.</summary>
    public static bool IsClosed(this CaseState state) => state is CaseState.Closed or CaseState.Confirmed;

    /// <summary>The clock of the person whom a state waits for; null where none runs or the type's own limit does.</summary>
    public static CaseClockKind? StepClock(this CaseState state) => state switch
    {
        CaseState.Reported or CaseState.Applied => CaseClockKind.Accept,
        CaseState.Verifying => CaseClockKind.Verify,
        CaseState.ToFile => CaseClockKind.File,
        CaseState.ToDispatch => CaseClockKind.Dispatch,
        CaseState.ToCheck => CaseClockKind.Check,
        CaseState.Closed or CaseState.Confirmed => CaseClockKind.CallBack,
        _ => null,
    };
}
