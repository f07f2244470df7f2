using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Measuring;

/// <summary>Finds matters of the same type within 50 m and 30 days: the rule for a repeat. Source: DOMAIN 6.</summary>
/// <remarks>Cells of 50 m a side and type, so a search looks at nine. Not safe for concurrent use.</remarks>
internal sealed class NearbyMatters
{
    public const double RadiusMetres = 50;

    public static readonly TimeSpan Span = TimeSpan.FromDays(30);

    private const double CellDegrees = RadiusMetres / GroundPoint.MetresPerDegree;

    private readonly Dictionary<string, Dictionary<(int Row, int Column), List<MatterFacts>>> cellsByType = new(StringComparer.Ordinal);

    /// <summary>Whether two matters count as the same trouble: type, place and time agree.</summary>
    public static bool AreSame(MatterFacts one, MatterFacts other) =>
        string.Equals(one.Type, other.Type, StringComparison.Ordinal)
        && (one.ReportedAt - other.ReportedAt).Duration() <= Span
        && one.Place is { } place && other.Place is { } otherPlace && place.MetresTo(otherPlace) <= RadiusMetres;

    /// <summary>The order in which matters are looked at: by report, then by id.</summary>
    public static int CompareOrder(MatterFacts one, MatterFacts other) =>
        one.ReportedAt.CompareTo(other.ReportedAt) is var byTime and not 0 ? byTime : one.CaseId.CompareTo(other.CaseId);

    /// <summary>The matters in that order.</summary>
    /// <remarks>By plain numbers first, which sorts a year of matters several times faster than comparing records.</remarks>
    public static MatterFacts[] InOrder(IEnumerable<MatterFacts> matters)
    {
        var ordered = matters.ToArray();
        var ticks = Array.ConvertAll(ordered, matter => matter.ReportedAt.UtcTicks);
        Array.Sort(ticks, ordered);
        for (int start = 0, end; start < ticks.Length; start = end)
        {
            for (end = start + 1; end < ticks.Length && ticks[end] == ticks[start]; end++) { }
            if (end - start > 1) { Array.Sort(ordered, start, end - start, Comparer<MatterFacts>.Create(CompareOrder)); }
        }
        return ordered;
    }

    /// <summary>Adds a matter that has a place.</summary>
    public void Add(MatterFacts matter)
    {
        if (!cellsByType.TryGetValue(matter.Type, out var cells)) { cellsByType[matter.Type] = cells = []; }
        var cell = CellOf(matter.Place!.Value);
        if (!cells.TryGetValue(cell, out var there)) { cells[cell] = there = new List<MatterFacts>(1); }
        there.Add(matter);
    }

    /// <summary>Takes off a matter that was added.</summary>
    public void Remove(MatterFacts matter)
    {
        var cells = cellsByType[matter.Type];
        var cell = CellOf(matter.Place!.Value);
        cells[cell].Remove(matter);
        if (cells[cell].Count == 0) { cells.Remove(cell); }
    }

    /// <summary>Those that were added and are the same trouble as this one, which has a place; itself aside, in no order.</summary>
    public List<MatterFacts> ListSame(MatterFacts matter)
    {
        var same = new List<MatterFacts>();
        if (!cellsByType.TryGetValue(matter.Type, out var cells)) { return same; }

        var place = matter.Place!.Value;
        var middle = RowOf(place);
        for (var row = middle - 1; row <= middle + 1; row++)
        {
            var column = (int)Math.Floor(place.Longitude / CellWidth(row));
            for (var side = column - 1; side <= column + 1; side++)
            {
                if (!cells.TryGetValue((row, side), out var there)) { continue; }
                foreach (var other in there)
                {
                    if (other.CaseId != matter.CaseId && AreSame(matter, other)) { same.Add(other); }
                }
            }
        }
        return same;
    }

    private static (int Row, int Column) CellOf(GroundPoint place)
    {
        var row = RowOf(place);
        return (row, (int)Math.Floor(place.Longitude / CellWidth(row)));
    }

    private static int RowOf(GroundPoint place) => (int)Math.Floor(place.Latitude / CellDegrees);

    /// <summary>Degrees of longitude that are at least 50 m anywhere in this row.</summary>
    private static double CellWidth(int row)
    {
        var poleward = Math.Max(Math.Abs(row), Math.Abs(row + 1)) * CellDegrees;
        return CellDegrees / Math.Max(0.001, Math.Cos(Math.Min(90, poleward) * Math.PI / 180));
    }
}
