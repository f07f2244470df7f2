namespace Wangge.Rounds.Checklists;

/// <summary>Why something was not done with a checklist.</summary>
internal static class ChecklistRefusals
{
    public static readonly Refusal Unknown = new("rounds.checklist.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownVersion = new("rounds.checklist.unknown-version", RefusalKind.NotFound);
    public static readonly Refusal CodeTaken = new("rounds.checklist.code-taken");
    public static readonly Refusal BadCode = new("rounds.checklist.bad-code", RefusalKind.Invalid, "Lower case letters and digits with hyphens, at most 40.");
    public static readonly Refusal BadKind = new("rounds.checklist.bad-kind", RefusalKind.Invalid, "campus, fire, shop, station or component.");
    public static readonly Refusal Ended = new("rounds.checklist.ended", Detail: "It is no longer in use.");
    public static readonly Refusal NoDraft = new("rounds.checklist.no-draft", Detail: "Nothing has changed since the version in force.");
    public static readonly Refusal Stale = new("rounds.checklist.stale", RefusalKind.Stale);

    /// <summary>Faults by item, each a code: see <see cref="ItemCheck"/>.</summary>
    public static Refusal BadItems(IReadOnlyDictionary<string, string[]> faults) => new("rounds.checklist.bad-items", RefusalKind.Invalid, "Some items cannot stand so.", faults);
}
