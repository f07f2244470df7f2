namespace Wangge.Rounds.Inspections;

/// <summary>Why something was not done with an inspection.</summary>
internal static class InspectionRefusals
{
    public static readonly Refusal Unknown = new("rounds.inspection.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownArea = new("rounds.inspection.unknown-area", RefusalKind.Invalid, "No area has this path.");
    public static readonly Refusal UnknownFile = new("rounds.inspection.unknown-file", RefusalKind.Invalid, "A file that is named was never sent.");
    public static readonly Refusal UnknownInspector = new("rounds.inspection.unknown-inspector", RefusalKind.Invalid, "No active account that may inspect there.");
    public static readonly Refusal WrongState = new("rounds.inspection.wrong-state");
    public static readonly Refusal WrongRole = new("rounds.inspection.wrong-role", RefusalKind.Forbidden);
    public static readonly Refusal NotYours = new("rounds.inspection.not-yours", RefusalKind.Forbidden, "It is planned for somebody else.");
    public static readonly Refusal Unchanged = new("rounds.inspection.unchanged", RefusalKind.Invalid);
    public static readonly Refusal ReasonNeeded = new("rounds.inspection.reason-needed", RefusalKind.Invalid, "A code: lower case with hyphens, at most 40.");
    public static readonly Refusal PlaceNeeded = new("rounds.inspection.place-needed", RefusalKind.Invalid, "It was not planned, so it must say what is inspected and where.");
    public static readonly Refusal BadDay = new("rounds.inspection.bad-day", RefusalKind.Invalid, "It must be done within the coming year.");
    public static readonly Refusal OtherChecklist = new("rounds.inspection.other-checklist", RefusalKind.Invalid, "It was planned by another checklist.");
    public static readonly Refusal OtherVersion = new("rounds.inspection.other-version", Detail: "This version is not in force: never published, or replaced more than seven days ago.");
    public static readonly Refusal BadFilter = new("rounds.inspection.bad-filter", RefusalKind.Invalid);
    public static readonly Refusal TooMany = new("rounds.inspection.too-many", RefusalKind.TooLarge, "More than 20,000 rows; ask for a shorter time or a smaller area.");

    /// <summary>Words that hold an identity or mobile number; see <see cref="Kernel.Rights.PersonalNumbers"/>.</summary>
    public static Refusal NamesSomebody(IReadOnlyList<string> found) =>
        new("rounds.inspection.names-somebody", RefusalKind.Invalid, "An inspection holds no identity or mobile numbers.", new Dictionary<string, string[]> { ["words"] = [.. found] });

    /// <summary>Faults by item: see <see cref="AnswerCheck"/>.</summary>
    public static Refusal BadAnswers(string why, IEnumerable<string> items, string code) =>
        new($"rounds.inspection.{why}", RefusalKind.Invalid, "Some answers cannot stand so.", items.ToDictionary(item => item, _ => new[] { code }, StringComparer.Ordinal));
}
