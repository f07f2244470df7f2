using Wangge.Cases.Duplicates;

namespace Wangge.Cases.Measuring;

/// <summary>Finds earlier matters of the same type within 50 m and 30 days: the rule for a repeat. Source: DOMAIN 6.</summary>
/// <remarks>Matters are added in order of report; cells of 50 m a side, so a search looks at nine. Not safe for concurrent use.</remarks>
internal sealed class NearbyMatters
{
    public const double RadiusMetres = 50;

    public static readonly TimeSpan Span = TimeSpan.FromDays(30);

    private const double CellDegrees = RadiusMetres / GroundPoint.MetresPerDegree;

    private readonly Dictionary<(string Type, int Row, int Column), List<MatterFacts>> cells = [];

    /// <summary>Whether two matters count as the same trouble: type, place and time agree.</summary>
    public static bool AreSame(MatterFacts one, MatterFacts other) =>
        string.Equals(one.Type, other.Type, StringComparison.Ordinal)
        && (one.ReportedAt - other.ReportedAt).Duration() <= Span
        && one.Place is { } place && other.Place is { } otherPlace && place.MetresTo(otherPlace) <= RadiusMetres;

    /// <summary>The order in which matters are looked at: by report, then by id.</summary>
    public static List<MatterFacts> InOrder(IEnumerable<MatterFacts> matters)
    {
        var ordered = matters.ToList();
        ordered.Sort((one, other) => one.ReportedAt.CompareTo(other.ReportedAt) is var byTime and not 0 ? byTime : one.CaseId.CompareTo(other.CaseId));
        return ordered;
    }

    /// <summary>The ids of matters that follow another, merged ones aside.</summary>
    public static HashSet<Guid> FindRepeats(IEnumerable<MatterFacts> matters)
    {
        var before = new NearbyMatters();
        var repeats = new HashSet<Guid>();
        foreach (var matter in InOrder(matters.Where(matter => matter.IsCounted && matter.Place is not null)))
        {
            if (before.ListBefore(matter).Any()) { repeats.Add(matter.CaseId); }
            before.Add(matter);
        }
        return repeats;
    }

    /// <summary>Adds a matter that has a place; none that was added may be later.</summary>
    public void Add(MatterFacts matter)
    {
        var (row, column) = CellOf(matter.Place!.Value);
        var key = (matter.Type, row, column);
        if (!cells.TryGetValue(key, out var there)) { cells[key] = there = []; }
        there.Add(matter);
    }

    /// <summary>The earliest of those that were added and are the same trouble, or null.</summary>
    public MatterFacts? FindEarliestBefore(MatterFacts matter)
    {
        MatterFacts? earliest = null;
        foreach (var other in ListBefore(matter))
        {
            if (earliest is null || IsBefore(other, earliest)) { earliest = other; }
        }
        return earliest;
    }

    private static bool IsBefore(MatterFacts one, MatterFacts other) =>
        one.ReportedAt != other.ReportedAt ? one.ReportedAt < other.ReportedAt : one.CaseId.CompareTo(other.CaseId) < 0;

    private IEnumerable<MatterFacts> ListBefore(MatterFacts matter)
    {
        var place = matter.Place!.Value;
        var middle = CellOf(place).Row;
        for (var row = middle - 1; row <= middle + 1; row++)
        {
            var column = (int)Math.Floor(place.Longitude / CellWidth(row));
            for (var side = column - 1; side <= column + 1; side++)
            {
                if (!cells.TryGetValue((matter.Type, row, side), out var there)) { continue; }

                for (var index = there.Count - 1; index >= 0 && matter.ReportedAt - there[index].ReportedAt <= Span; index--)
                {
                    if (AreSame(matter, there[index])) { yield return there[index]; }
                }
            }
        }
    }

    private static (int Row, int Column) CellOf(GroundPoint place)
    {
        var row = (int)Math.Floor(place.Latitude / CellDegrees);
        return (row, (int)Math.Floor(place.Longitude / CellWidth(row)));
    }

    /// <summary>Degrees of longitude that are at least 50 m anywhere in this row.</summary>
    private static double CellWidth(int row)
    {
        var poleward = Math.Max(Math.Abs(row), Math.Abs(row + 1)) * CellDegrees;
        return CellDegrees / Math.Max(0.001, Math.Cos(Math.Min(90, poleward) * Math.PI / 180));
    }
}
