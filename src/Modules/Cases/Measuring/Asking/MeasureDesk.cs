using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Exclusions;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Measuring.Formulas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>Where figures are asked for: reads the question, asks the policy, brings the facts up to the journal and opens them.</summary>
internal sealed class MeasureDesk(DistrictDb db, FactsShelf shelf, FormulaBook formulas, AccessPolicy policy, Actor actor, TimeProvider time)
{
    public (MeasureQuestion? Question, Refusal? Refusal) Read(MeasureQuery query, Permission? permission = null) =>
        MeasureQuestion.Read(query, db.District, policy, actor, permission ?? CasePermissions.Measure, time);

    public (MeasureQuestion? Question, Refusal? Refusal) Against(MeasureQuestion question, string from, string until) => question.Against(from, until, db.District);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);

    public async Task<OpenFacts> OpenAsync(MeasurePeriod period, CancellationToken ct) => new(
        await shelf.ListAsync(period, ct), period, await formulas.ListAsync(period.AsOf, ct), await ExclusionsAsync(period.AsOf, ct));

    /// <summary>Every exclusion asked for before an instant, as it stood then.</summary>
    public async Task<IReadOnlyList<MeasureExclusion>> ExclusionsAsync(DateTimeOffset asOf, CancellationToken ct) =>
        [.. (await db.Set<ExclusionRow>().AsNoTracking().Where(e => e.AskedAt < asOf).OrderBy(e => e.Seq).ToListAsync(ct)).Select(row => row.ToExclusion(asOf))];
}
