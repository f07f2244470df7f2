using Wangge.Kernel.Rights;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>Whether answers fit a version of a checklist: each item once, nothing that it does not ask, with the evidence that it asks. Pure.</summary>
/// <remarks>Each refusal names the items at fault in its fields. Refuses with <c>rounds.inspection.unknown-item</c>, <c>answered-twice</c>, <c>unanswered</c>, <c>bad-finding</c>, <c>defect-id</c>, <c>evidence-missing</c>, <c>out-of-bounds</c> and <c>names-somebody</c>.</remarks>
internal static class AnswerCheck
{
    /// <summary>An answer as it was sent.</summary>
    /// <param name="Severity">Of a defect; null for the item's own.</param>
    internal sealed record Given(
        string Item, Finding? Finding, double? Number, string? Words, IReadOnlyList<string> Photos, Guid? DefectId, Severity? Severity);

    public static Refusal? Look(IReadOnlyList<ChecklistItem> items, IReadOnlyList<Given> answers)
    {
        var asked = items.ToDictionary(item => item.Code, StringComparer.Ordinal);
        var given = answers.Select(a => a.Item).ToList();
        return Refuse("unknown-item", given.Where(code => !asked.ContainsKey(code)).Distinct(), "unknown")
            ?? Refuse("answered-twice", given.CountBy(code => code).Where(c => c.Value > 1).Select(c => c.Key), "twice")
            ?? Refuse("unanswered", asked.Keys.Except(given), "unanswered")
            ?? Refuse("bad-finding", answers.Where(a => a.Finding is null).Select(a => a.Item), "bad-finding")
            ?? Refuse("defect-id", answers.Where(a => a.Finding == Finding.Defect != a.DefectId is { Version: 7 }).Select(a => a.Item), "defect-id")
            ?? Missing(asked, answers)
            ?? Refuse("out-of-bounds", answers.Where(a => a is { Finding: Finding.InOrder, Number: { } number } && asked[a.Item].Reading?.Allows(number) == false).Select(a => a.Item), "out-of-bounds")
            ?? Named(answers);
    }

    /// <summary>What an answer lacks: <c>photo</c>, <c>number</c> or <c>text</c>; null where it lacks nothing.</summary>
    public static string? LackOf(ChecklistItem item, Given answer) => answer.Finding switch
    {
        Finding.NotApplicable => null,
        // Whoever has to fix it needs to see it and to read what it is.
        Finding.Defect when answer.Photos.Count == 0 => "photo",
        Finding.Defect when string.IsNullOrWhiteSpace(answer.Words) => "text",
        _ => item.Evidence switch
        {
            Evidence.Photo when answer.Photos.Count == 0 => "photo",
            Evidence.Number when answer.Number is not { } number || !double.IsFinite(number) => "number",
            Evidence.Text when string.IsNullOrWhiteSpace(answer.Words) => "text",
            _ => null,
        },
    };

    private static Refusal? Missing(Dictionary<string, ChecklistItem> asked, IReadOnlyList<Given> answers)
    {
        var lacks = answers.Select(a => (a.Item, Lack: LackOf(asked[a.Item], a))).Where(l => l.Lack is not null).ToDictionary(l => l.Item, l => new[] { l.Lack! }, StringComparer.Ordinal);
        return lacks.Count == 0 ? null : new Refusal("rounds.inspection.evidence-missing", RefusalKind.Invalid, "Some answers lack what the checklist asks for.", lacks);
    }

    private static Refusal? Named(IReadOnlyList<Given> answers)
    {
        var found = answers.SelectMany(a => PersonalNumbers.FindIn(a.Words ?? "")).Distinct().ToList();
        return found.Count == 0 ? null : InspectionRefusals.NamesSomebody(found);
    }

    private static Refusal? Refuse(string why, IEnumerable<string> items, string code)
    {
        var at = items.ToList();
        return at.Count == 0 ? null : InspectionRefusals.BadAnswers(why, at.Distinct(), code);
    }
}
