using Wangge.Cases.Measuring.Folding;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>Makes the tasks of one month's draw from the facts. Pure.</summary>
internal static class RecheckMaking
{
    /// <param name="matters">Facts as of the draw.</param>
    /// <param name="month">Its period; what stands closed within it is drawn from.</param>
    public static (RecheckDrawing Drawing, IReadOnlyList<RecheckTask> Tasks) Draw(
        IEnumerable<MatterFacts> matters, MeasurePeriod month, RecheckDrawing draft)
    {
        var strata = new List<DrawnStratum>();
        var tasks = new List<RecheckTask>();
        var closed = matters.Where(matter => matter.Flow != "news" && MatterTerms.IsClosedWithin(matter, month)).ToDictionary(matter => matter.CaseId);
        foreach (var unit in closed.Values.GroupBy(matter => matter.UnitId ?? Guid.Empty).OrderBy(unit => unit.Key))
        {
            var drawn = RecheckDraw.Draw(draft.Seed, [.. unit.Select(matter => matter.CaseId)]);
            strata.Add(new DrawnStratum(unit.Key, unit.Count(), drawn.Count));
            tasks.AddRange(drawn.Select((caseId, place) => new RecheckTask
            {
                Id = Contracts.Cases.PastStep.IdAfter(caseId, draft.Month), DrawingId = draft.Id, CaseId = caseId, UnitId = unit.Key, AreaPath = closed[caseId].AreaPath, Lot = place + 1, Version = 1,
            }));
        }

        return (new RecheckDrawing
        {
            Id = draft.Id, Month = draft.Month, Seed = draft.Seed, SeedSource = draft.SeedSource, DrawnAt = draft.DrawnAt, DrawnBy = draft.DrawnBy, Strata = strata,
        }, tasks);
    }
}
