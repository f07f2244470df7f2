using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Formulas;

/// <summary>The formulas of the scope's district.</summary>
internal sealed class FormulaBook(DistrictDb db)
{
    /// <summary>Those in force at an instant, in the catalogue's order. Before the first publication the first version holds.</summary>
    public async Task<IReadOnlyList<MeasureFormula>> ListAsync(DateTimeOffset asOf, CancellationToken ct)
    {
        var rows = await db.Set<FormulaRow>().AsNoTracking().ToListAsync(ct);
        return [.. rows.Where(row => row.Version == 1 || row.PublishedAt < asOf)
            .GroupBy(row => row.Code, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(row => row.Version)!.Definition)
            .OrderBy(formula => PlaceOf(formula.Code))];
    }

    public async Task<MeasureFormula?> FindAsync(string code, DateTimeOffset asOf, CancellationToken ct) =>
        (await ListAsync(asOf, ct)).FirstOrDefault(formula => string.Equals(formula.Code, code, StringComparison.Ordinal));

    private static int PlaceOf(string code)
    {
        for (var place = 0; place < MeasureCatalogue.All.Count; place++)
        {
            if (string.Equals(MeasureCatalogue.All[place].Code, code, StringComparison.Ordinal)) { return place; }
        }

        return int.MaxValue;
    }
}
