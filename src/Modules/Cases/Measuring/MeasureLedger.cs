namespace Wangge.Cases.Measuring;

/// <summary>Keeps all figures of a period up to date while matters come and change: for every area, and every unit in the district.</summary>
/// <remarks>
/// Counts are added and taken off (constant time a matter and formula). What is not a sum (solved, times, gaps) is worked out anew, but only
/// for the scopes that a change touches. Equal, figure by figure, to <see cref="MeasureCalculator"/>.
/// Not safe for concurrent use. Figures carry no inputs; ask <see cref="Open"/>.
/// </remarks>
internal sealed class MeasureLedger
{
    private readonly IReadOnlyList<MeasureFormula> formulas;
    private readonly MeasurePeriod period;
    private readonly Repeats repeats = new();
    private readonly MeasureFacts live;
    private readonly (int Index, TermReader Reader)[] sums;
    private readonly (int Index, TermReader Reader)[] sumsOfNeighbours;
    private readonly Dictionary<Guid, MatterFacts> matters = [];
    private readonly Dictionary<Guid, HashSet<Guid>> mergedBy = [];
    private readonly Dictionary<string, MeasureScope[]> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<MeasureScope, ScopeFigures> figures = [];
    private MeasureFacts? facts;

    public MeasureLedger(IReadOnlyList<MeasureFormula> formulas, MeasurePeriod period)
    {
        this.formulas = formulas;
        this.period = period;
        live = new MeasureFacts([], period, repeats.Ids);
        sums = ReadersWhere(formula => !MatterTerms.LooksAtOthers(formula.Numerator!));
        sumsOfNeighbours = ReadersWhere(formula => MatterTerms.LooksAtOthers(formula.Numerator!));

        (int, TermReader)[] ReadersWhere(Func<MeasureFormula, bool> picks) =>
            [.. formulas.Index().Where(formula => IsSum(formula.Item) && picks(formula.Item)).Select(formula => (formula.Index, new TermReader(formula.Item)))];
    }

    /// <summary>Takes in a matter, in place of what was known of it.</summary>
    public void Put(MatterFacts matter)
    {
        Remove(matter.CaseId);
        matters.Add(matter.CaseId, matter);
        if (matter.MergedInto is { } into)
        {
            if (!mergedBy.TryGetValue(into, out var merged)) { mergedBy[into] = merged = []; }
            merged.Add(matter.CaseId);
        }
        Count(sums, matter, 1);
        var affected = repeats.ListAffectedBy(matter);
        foreach (var other in affected.Skip(1)) { Count(sumsOfNeighbours, other, -1); }
        repeats.Add(matter);
        foreach (var other in affected) { Count(sumsOfNeighbours, other, 1); }
        Touch(matter, 0);
    }

    /// <summary>Forgets a matter; false when it was not known.</summary>
    public bool Remove(Guid caseId)
    {
        if (!matters.Remove(caseId, out var matter)) { return false; }
        if (matter.MergedInto is { } into) { mergedBy[into].Remove(caseId); }
        Count(sums, matter, -1);
        var affected = repeats.ListAffectedBy(matter);
        foreach (var other in affected) { Count(sumsOfNeighbours, other, -1); }
        repeats.Remove(matter);
        foreach (var other in affected.Skip(1)) { Count(sumsOfNeighbours, other, 1); }
        Touch(matter, 0);
        return true;
    }

    /// <summary>All figures, by scope and in the order of the formulas.</summary>
    public IReadOnlyList<MeasureResult> Results()
    {
        Refresh();
        return [.. figures.OrderBy(one => one.Key.AreaPath, StringComparer.Ordinal).ThenBy(one => one.Key.UnitId).SelectMany(one => one.Value.Results)];
    }

    /// <summary>One figure with the matters behind it.</summary>
    public MeasureResult Open(MeasureFormula formula, MeasureScope scope) =>
        MeasureCalculator.Calculate(formula, facts ??= new MeasureFacts([.. matters.Values], period, repeats.Ids), scope);

    private static bool IsSum(MeasureFormula formula) => formula.Kind is MeasureKind.Share or MeasureKind.LowerBound;

    private void Count((int Index, TermReader Reader)[] readers, MatterFacts matter, int sign)
    {
        var covering = ScopesOf(matter, matter.UnitId);
        foreach (var (index, reader) in readers)
        {
            var counts = reader.Of(matter, live);
            if (counts == default) { continue; }
            foreach (var scope in covering)
            {
                var kept = FiguresOf(scope).Counts;
                kept[index] = sign > 0 ? kept[index] + counts : kept[index] - counts;
            }
        }
    }

    /// <summary>Marks the scopes of a matter, and of those merged into it, whose outcome hangs on it.</summary>
    private void Touch(MatterFacts matter, int depth)
    {
        facts = null;
        foreach (var scope in EverScopesOf(matter)) { FiguresOf(scope).IsStale = true; }
        if (depth > 16 || !mergedBy.TryGetValue(matter.CaseId, out var merged)) { return; }
        foreach (var caseId in merged) { Touch(matters[caseId], depth + 1); }
    }

    private void Refresh()
    {
        if (facts is not null) { return; }

        facts = new MeasureFacts([.. matters.Values], period, repeats.Ids);
        foreach (var matter in facts.Matters)
        {
            foreach (var scope in EverScopesOf(matter))
            {
                var kept = figures[scope];
                if (kept.IsStale) { kept.Ever.Add(matter); }
            }
        }
        foreach (var (scope, kept) in figures) { kept.Results = [.. formulas.Index().Select(formula => Figure(formula.Index, formula.Item, scope, kept))]; }
        foreach (var kept in figures.Values) { kept.Settle(); }
    }

    private MeasureResult Figure(int index, MeasureFormula formula, MeasureScope scope, ScopeFigures kept)
    {
        if (IsSum(formula)) { return MeasureCalculator.Share(formula, scope, kept.Counts[index]); }
        if (!kept.IsStale) { return kept.Results[index]; }
        return formula.Kind switch
        {
            MeasureKind.Solved => MeasureCalculator.Over(formula, facts!, scope, kept.Ever),
            _ => MeasureCalculator.Over(formula, facts!, scope, scope.UnitId is null ? kept.Ever : [.. kept.Ever.Where(scope.Covers)]),
        };
    }

    private ScopeFigures FiguresOf(MeasureScope scope)
    {
        if (!figures.TryGetValue(scope, out var kept)) { figures[scope] = kept = new ScopeFigures(formulas.Count); }
        return kept;
    }

    private IEnumerable<MeasureScope> EverScopesOf(MatterFacts matter)
    {
        var scopes = AreasOf(matter.AreaPath);
        return matter.Dispatches.Count switch
        {
            0 when matter.ServedBy is null => scopes,
            1 when matter.ServedBy is null => ScopesOf(matter, matter.Dispatches[0].UnitId),
            _ => scopes.Concat(matter.UnitIds.Select(unitId => scopes[0] with { UnitId = unitId })),
        };
    }

    private MeasureScope[] ScopesOf(MatterFacts matter, Guid? unitId)
    {
        var scopes = AreasOf(matter.AreaPath);
        return unitId is { } unit ? [.. scopes, scopes[0] with { UnitId = unit }] : scopes;
    }

    /// <summary>The district first, then down to the grid.</summary>
    private MeasureScope[] AreasOf(string areaPath)
    {
        if (areas.TryGetValue(areaPath, out var known)) { return known; }

        var scopes = new List<MeasureScope>();
        for (var end = areaPath.IndexOf('/', 1); end > 0; end = areaPath.IndexOf('/', end + 1)) { scopes.Add(new MeasureScope(areaPath[..(end + 1)])); }
        return areas[areaPath] = [.. scopes];
    }

    /// <summary>What is kept of one scope.</summary>
    private sealed class ScopeFigures(int formulaCount)
    {
        public TermCounts[] Counts { get; } = new TermCounts[formulaCount];

        public MeasureResult[] Results { get; set; } = [];

        public bool IsStale { get; set; } = true;

        /// <value>Filled only while figures are worked out.</value>
        public List<MatterFacts> Ever { get; private set; } = [];

        public void Settle()
        {
            IsStale = false;
            Ever = [];
        }
    }
}
