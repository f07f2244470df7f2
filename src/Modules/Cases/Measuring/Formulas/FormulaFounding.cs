using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Formulas;

/// <summary>Publishes the first version of each formula of the catalogue that a district does not have.</summary>
internal sealed class FormulaFounding(TimeProvider time) : IFoundDistrict
{
    public async Task FoundAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        var known = (await db.Set<FormulaRow>().Select(f => f.Code).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var missing = MeasureCatalogue.All.Where(formula => !known.Contains(formula.Code)).ToList();
        if (missing.Count == 0) { return; }

        db.AddRange(missing.Select(formula => new FormulaRow
        {
            Code = formula.Code, Version = formula.Version, Definition = formula, PublishedAt = time.Now(), PublishedBy = Guid.Empty,
        }));
        db.Leaf(AuditNote.By(Actor.System, "measures.found", "district", Guid.Empty, data: AuditData.Of(("rows", missing.Count))));
        await db.CommitAsync(ct);
    }
}
