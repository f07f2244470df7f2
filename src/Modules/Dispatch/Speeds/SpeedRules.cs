using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Speeds;

/// <summary>Whether a table can be put in force.</summary>
internal static class SpeedRules
{
    private const int LongestName = 40;
    private const int MostWeathers = 12;

    public static readonly Refusal BadTable = new("dispatch.speeds.bad-table", RefusalKind.Invalid, "Each class of road once; cars 1–150 km/h, on foot 0–15; shares 0.1–3, of signed speeds 0.1–1.5; above a class 1–20 times; at most 250 km/h; names of lower-case letters; dry is 1.");

    public static Refusal? Check(SpeedTableView table) => IsFit(table) ? null : BadTable;

    private static bool IsFit(SpeedTableView table)
    {
        var known = Enum.GetValues<RoadClass>().Select(SpeedTableView.Wire).ToHashSet(StringComparer.Ordinal);
        return known.SetEquals(table.Classes.Select(c => c.Class)) && table.Classes.Count == known.Count
            && table.Classes.All(c => c.CarKilometres is >= 1 and <= 150 && c.FootKilometres is >= 0 and <= 15)
            && table.UnpavedShare is >= 0.1 and <= 1
            && table.SignedShare is >= 0.1 and <= 1.5 && table.AboveClass is >= 1 and <= 20 && table.FastestKilometres is >= 1 and <= SpeedTable.Unbounded
            && table.Parts.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == table.Parts.Count
            && table.Parts.All(p => IsName(p.Name) && IsShare(p.Share) && (p.ByClass ?? new Dictionary<string, double>()).All(c => known.Contains(c.Key) && IsShare(c.Value)))
            && table.Weathers.Count <= MostWeathers && table.Weathers.GetValueOrDefault(SpeedTable.Dry) == 1
            && table.Weathers.All(w => IsName(w.Key) && IsShare(w.Value));
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || c == '-');

    private static bool IsShare(double share) => share is >= 0.1 and <= 3;
}
