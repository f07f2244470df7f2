using Wangge.Kernel.Text;

namespace Wangge.Cases.Duplicates;

/// <summary>A report or an open case, as far as likeness goes.</summary>
/// <param name="Type">Key of the type; two with the same key are of the same type.</param>
/// <param name="TypeClass">Key of the type's class, such as its large class in the dictionary.</param>
/// <param name="Words">What the reporter wrote; may be empty.</param>
internal sealed record Lookalike(Guid Id, string Type, string TypeClass, GroundPoint? Place, DateTimeOffset ReportedAt, string Words);

/// <summary>How much an open case looks like a new report.</summary>
/// <param name="Score">0 (something else) to 1 (the same).</param>
/// <param name="IsSuggested">Same type within 50 m and 24 h: a person is asked whether to merge. Nothing merges by itself.</param>
/// <param name="Reasons">Stable codes, weightiest first.</param>
internal sealed record DuplicateMatch(Guid CaseId, double Score, bool IsSuggested, IReadOnlyList<string> Reasons);

/// <summary>Scores open cases against a new report: type, distance, time and words. Source: DOMAIN 3, "Merging". Pure.</summary>
internal static class DuplicateScore
{
    public const double NearMetres = 50;
    public const double FarMetres = 200;
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);
    public static readonly TimeSpan Late = TimeSpan.FromDays(7);

    // Parts of the score; they add up to 1. Place and type say most, words are often few.
    private const double TypePart = 0.35;
    private const double ClassPart = 0.15;
    private const double PlacePart = 0.35;
    private const double TimePart = 0.15;
    private const double WordsPart = 0.15;

    /// <summary>Cases that look like the report, best first (then earlier, then by id); those that score 0 are left out.</summary>
    public static IReadOnlyList<DuplicateMatch> Rank(
        Lookalike report, IEnumerable<Lookalike> openCases, int limit = 10, Func<string, double>? weightOf = null) =>
        [.. openCases.Select(open => (Match: Score(report, open, weightOf), open.ReportedAt))
            .Where(one => one.Match.Score > 0)
            .OrderByDescending(one => one.Match.IsSuggested).ThenByDescending(one => one.Match.Score)
            .ThenBy(one => one.ReportedAt).ThenBy(one => one.Match.CaseId)
            .Take(limit)
            .Select(one => one.Match)];

    /// <param name="weightOf">How telling a token is (such as its inverse frequency), above 0; all alike when null.</param>
    public static DuplicateMatch Score(Lookalike report, Lookalike open, Func<string, double>? weightOf = null)
    {
        var isSameType = string.Equals(report.Type, open.Type, StringComparison.Ordinal);
        var isSameClass = isSameType || string.Equals(report.TypeClass, open.TypeClass, StringComparison.Ordinal);
        var metres = report.Place is { } here && open.Place is { } there ? here.MetresTo(there) : (double?)null;
        var apart = (report.ReportedAt - open.ReportedAt).Duration();
        if (!isSameClass || metres >= FarMetres || apart >= Late) { return new DuplicateMatch(open.Id, 0, false, []); }

        var nearness = metres is { } distance ? Falling(distance, NearMetres, FarMetres) : 0;
        var soonness = Falling(apart.TotalHours, Soon.TotalHours, Late.TotalHours);
        var likeness = Likeness(report.Words, open.Words, weightOf);
        var score = (isSameType ? TypePart : ClassPart) + PlacePart * nearness + TimePart * soonness + WordsPart * likeness;
        var reasons = new List<string>
        {
            isSameType ? "duplicates.same-type" : "duplicates.same-class",
            metres is null ? "duplicates.place-unknown" : nearness >= 1 ? "duplicates.within-50-m" : "duplicates.within-200-m",
            soonness >= 1 ? "duplicates.within-24-h" : "duplicates.within-7-days",
        };
        if (likeness > 0) { reasons.Add("duplicates.words-alike"); }
        return new DuplicateMatch(open.Id, score, isSameType && nearness >= 1 && soonness >= 1, reasons);
    }

    /// <summary>1 up to the first bound, falling evenly to 0 at the second.</summary>
    private static double Falling(double value, double full, double none) => Math.Clamp((none - value) / (none - full), 0, 1);

    /// <summary>Shared tokens ÷ all tokens of both (Jaccard), by weight; 0 where either has none.</summary>
    private static double Likeness(string one, string other, Func<string, double>? weightOf)
    {
        var left = TokensOf(one);
        var right = TokensOf(other);
        if (left.Count == 0 || right.Count == 0) { return 0; }
        return left.Intersect(right).Sum(Weight) / left.Union(right).Sum(Weight);

        double Weight(string token) => weightOf?.Invoke(token) ?? 1;
    }

    private static HashSet<string> TokensOf(string words) =>
        [.. SearchTokens.ForIndex(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
