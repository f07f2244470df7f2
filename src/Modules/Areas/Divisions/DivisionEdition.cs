using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>A division as one edition has it.</summary>
internal sealed record ListedDivision(DivisionCode Code, string Name)
{
    public DivisionKind Kind => Code.Kind;
}

/// <summary>One year's tree of divisions, as the statistics bureau published it. Immutable.</summary>
internal sealed class DivisionEdition
{
    private readonly SortedDictionary<DivisionCode, ListedDivision> _byCode;
    private readonly ILookup<string, ListedDivision> _byName;
    private readonly ILookup<DivisionCode?, ListedDivision> _byParent;

    public DivisionEdition(int year, IEnumerable<ListedDivision> divisions)
    {
        Year = year;
        _byCode = new(divisions.ToDictionary(d => d.Code));
        _byName = _byCode.Values.ToLookup(d => d.Name, StringComparer.Ordinal);
        _byParent = _byCode.Values.ToLookup(d => d.Code.Parent);
    }

    public int Year { get; }

    /// <summary>All, in the order of their codes.</summary>
    public IReadOnlyCollection<ListedDivision> Divisions => _byCode.Values;

    public ListedDivision? Find(DivisionCode code) => _byCode.GetValueOrDefault(code);

    public IEnumerable<ListedDivision> ListChildren(DivisionCode parent) => _byParent[parent];

    /// <summary>All with this name: names are not keys.</summary>
    public IEnumerable<ListedDivision> ListNamed(string name) => _byName[name];

    /// <summary>Reads the columns <c>code, name, parent, kind, code12, parent12</c>, of which name and one of the codes are needed and the others must agree.</summary>
    /// <remarks>
    /// Rows are reported in the sheet's own report; refused are <c>areas.division.code-invalid</c>, <c>name-missing</c>, <c>code-twice</c>,
    /// <c>kind-differs</c>, <c>parent-differs</c>, and <c>parent-missing</c> for all but the file's highest level.
    /// </remarks>
    public static DivisionEdition Read(int year, CsvSheet sheet)
    {
        var good = new SortedDictionary<DivisionCode, (ListedDivision Division, int Row)>();
        foreach (var row in sheet.Rows)
        {
            if (FaultOf(row, good.ContainsKey, out var division) is var (column, code))
            {
                sheet.Report.Refuse(row.Row, column, $"areas.division.{code}");
            }
            else
            {
                good.Add(division!.Code, (division, row.Row));
            }
        }

        var top = good.Count == 0 ? DivisionLevel.Province : good.Keys.Min(c => c.Level);
        var taken = new Dictionary<DivisionCode, ListedDivision>();

        // Codes sort parents before children, whatever the file's order.
        foreach (var (code, (division, row)) in good)
        {
            if (code.Level == top || taken.ContainsKey(code.Parent!.Value))
            {
                taken.Add(code, division);
                sheet.Report.Take(row);
            }
            else
            {
                sheet.Report.Refuse(row, "parent", "areas.division.parent-missing");
            }
        }

        return new DivisionEdition(year, taken.Values);
    }

    private static (string Column, string Code)? FaultOf(CsvRow row, Func<DivisionCode, bool> isKnown, out ListedDivision? division)
    {
        division = null;
        var column = row["code12"].Length > 0 ? "code12" : "code";
        if (!DivisionCode.TryParse(row[column], out var code) || !IsSame(row["code"], code))
        {
            return (column, "code-invalid");
        }

        if (row["name"].Length == 0)
        {
            return ("name", "name-missing");
        }

        if (row["kind"] is { Length: > 0 } kind && !kind.Equals(code.Kind.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return ("kind", "kind-differs");
        }

        foreach (var parent in (string[])["parent", "parent12"])
        {
            if (!IsSame(row[parent], code.Parent))
            {
                return (parent, "parent-differs");
            }
        }

        division = new ListedDivision(code, row["name"]);
        return isKnown(code) ? (column, "code-twice") : null;
    }

    private static bool IsSame(string text, DivisionCode? code) => text.Length == 0 || (DivisionCode.TryParse(text, out var other) && other == code);
}
