namespace Wangge.Rounds.Rectifying;

/// <summary>Why something was not done with a defect: <c>rounds.{what}.{why}</c>, where what is <c>find</c>, <c>order</c>, <c>fix</c>, <c>recheck</c>, <c>withdraw</c> or <c>escalate</c>.</summary>
internal static class DefectRefusals
{
    public static readonly Refusal Unknown = new("rounds.defect.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownUnit = new("rounds.order.unknown-unit", RefusalKind.Invalid);
    public static readonly Refusal BadLimit = new("rounds.order.bad-limit", RefusalKind.Invalid, "An amount above 0 with two decimals at most, and a unit of limits.");

    /// <summary>An order names who is to fix it: a unit, or somebody at the premises.</summary>
    public static readonly Refusal NobodyNamed = new("rounds.order.nobody-named", RefusalKind.Invalid);

    /// <summary>What was ordered once is ordered anew only with a reason.</summary>
    public static readonly Refusal OrderReasonNeeded = new("rounds.order.reason-needed", RefusalKind.Invalid);

    /// <summary>It was ordered to a unit, and the actor is not of that unit.</summary>
    public static readonly Refusal NotOrderedToYou = new("rounds.fix.not-ordered-to-you", RefusalKind.Forbidden);

    /// <summary>That it is fixed is shown by a photo.</summary>
    public static readonly Refusal PhotoNeeded = new("rounds.fix.photo-needed", RefusalKind.Invalid);

    /// <summary>Who fixed it, now or before, does not judge it.</summary>
    public static readonly Refusal Fixer = new("rounds.recheck.fixer", RefusalKind.Forbidden, "Whoever fixed it does not recheck it.");

    /// <summary>Who found it does not judge it either: it takes a third person.</summary>
    public static readonly Refusal Finder = new("rounds.recheck.finder", RefusalKind.Forbidden, "Whoever found it does not recheck it.");

    /// <summary>Why it is not fixed is said in words.</summary>
    public static readonly Refusal RecheckWordsNeeded = new("rounds.recheck.words-needed", RefusalKind.Invalid);

    public static readonly Refusal WithdrawReasonNeeded = new("rounds.withdraw.reason-needed", RefusalKind.Invalid);
    public static readonly Refusal NotDue = new("rounds.escalate.not-due");

    public static Refusal WrongState(DefectAction action) => new($"rounds.{What(action)}.wrong-state");

    public static Refusal WrongRole(DefectAction action) => new($"rounds.{What(action)}.wrong-role", RefusalKind.Forbidden);

    private static string What(DefectAction action) => action is DefectAction.Pass or DefectAction.Fail ? "recheck" : action.Wire();
}
