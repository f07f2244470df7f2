using System.Text.RegularExpressions;
using Wangge.Contracts.Cases;

namespace Wangge.Rounds.Checklists;

/// <summary>Turns what somebody wrote into items, or says by item what is wrong with it: <c>bad-code</c>, <c>code-twice</c>, <c>blank</c>, <c>bad-evidence</c>, <c>bad-severity</c>, <c>bad-limit</c>, <c>bad-reading</c>.</summary>
internal static partial class ItemCheck
{
    /// <summary>More than anyone walks through with care.</summary>
    public const int MostItems = 60;

    /// <returns>The items, or the faults by path such as <c>items[2].limit</c>; a list without items has the fault <c>items</c>.</returns>
    public static (IReadOnlyList<ChecklistItem>? Items, Refusal? Refusal) Read(IReadOnlyList<ItemView> written, IDeadlines deadlines)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (written.Count is 0 or > MostItems) { faults["items"] = ["bad-count"]; }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < written.Count; i++)
        {
            foreach (var (field, code) in FaultsOf(written[i], seen, deadlines)) { faults[$"items[{i}].{field}"] = [code]; }
        }

        return faults.Count > 0 ? (null, ChecklistRefusals.BadItems(faults)) : ([.. written.Select(ItemOf)], null);
    }

    public static bool IsCode(string code) => code.Length <= 40 && CodePattern().IsMatch(code);

    private static IEnumerable<(string Field, string Code)> FaultsOf(ItemView item, HashSet<string> seen, IDeadlines deadlines)
    {
        if (!IsCode(item.Code)) { yield return ("code", "bad-code"); }
        else if (!seen.Add(item.Code)) { yield return ("code", "code-twice"); }
        if (string.IsNullOrWhiteSpace(item.Text)) { yield return ("text", "blank"); }
        if (string.IsNullOrWhiteSpace(item.English)) { yield return ("english", "blank"); }
        if (WireName.Find<Evidence>(item.Evidence) is not { } evidence) { yield return ("evidence", "bad-evidence"); }
        else if (evidence == Evidence.Number != !string.IsNullOrWhiteSpace(item.ReadingUnit) || item.Lowest > item.Highest) { yield return ("reading", "bad-reading"); }
        if (WireName.Find<Severity>(item.Severity) is null) { yield return ("severity", "bad-severity"); }
        if (!deadlines.Accepts(item.LimitAmount, item.LimitUnit)) { yield return ("limit", "bad-limit"); }
    }

    private static ChecklistItem ItemOf(ItemView item) => new(
        item.Code, item.Text.Trim(), item.English.Trim(), item.Look.Trim(), item.LookEnglish.Trim(),
        WireName.Find<Evidence>(item.Evidence)!.Value, WireName.Find<Severity>(item.Severity)!.Value, new FixLimit(item.LimitAmount, item.LimitUnit))
    {
        Reading = item.ReadingUnit is { } unit && !string.IsNullOrWhiteSpace(unit) ? new Reading(unit.Trim(), item.Lowest, item.Highest) : null,
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
