using Wangge.Contracts.Areas;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Rectifying;

/// <summary>A defect in a list.</summary>
/// <param name="Number">The inspection's running number.</param>
/// <param name="Item">What must be so, in Chinese.</param>
/// <param name="State"><c>found</c>, <c>ordered</c>, <c>fixed</c>, <c>closed</c> or <c>withdrawn</c>.</param>
/// <param name="Unit">Name of the unit that is to fix it, or null for the premises.</param>
/// <param name="StepAt">When the present step began.</param>
/// <param name="DueAt">By when the present step is due; null at an end.</param>
/// <param name="Level">How far up it was told that the step is late; 0 for in time.</param>
public sealed record DefectRow(
    Guid DefectId, Guid InspectionId, long Number, string Kind, string ItemCode, string Item, string ItemEnglish, string Premises, string AreaPath, string? Area,
    string State, string Severity, Guid? UnitId, string? Unit, decimal? LimitAmount, string? LimitUnit, DateTimeOffset FoundAt, DateTimeOffset StepAt, DateTimeOffset? DueAt, bool IsOverdue, int Level,
    int Reworks, DateTimeOffset? FixedAt, DateTimeOffset? EndedAt);

/// <summary>Makes rows with the names that they need.</summary>
internal sealed class DefectRows(DistrictDb db, IAreaLookup areas, IUnits units, TimeProvider time)
{
    public async Task<List<DefectRow>> OfAsync(IReadOnlyList<Defect> defects, CancellationToken ct)
    {
        var items = await ItemsAsync(defects, ct);
        var names = defects.Any(d => d.UnitId is not null) ? (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name) : [];
        var (now, rows) = (time.Now(), new List<DefectRow>(defects.Count));
        foreach (var d in defects)
        {
            var item = items.GetValueOrDefault((d.ChecklistId, d.ChecklistVersion, d.ItemCode));
            rows.Add(new DefectRow(
                d.Id, d.InspectionId, d.Number, d.Kind.Wire(), d.ItemCode, item?.Text ?? d.ItemCode, item?.English ?? d.ItemCode, d.Premises, d.AreaPath, (await areas.FindAreaAsync(d.AreaPath))?.Name,
                d.State.Wire(), d.Severity.Wire(), d.UnitId, d.UnitId is { } unit ? names.GetValueOrDefault(unit) : null, d.Limit?.Amount, d.Limit?.Unit, d.FoundAt, d.StepAt,
                d.State.IsEnd() ? null : d.DueAt, d.DueAt <= now, d.Level, d.Reworks, d.FixedAt, d.EndedAt));
        }

        return rows;
    }

    private async Task<Dictionary<(Guid, int, string), ChecklistItem>> ItemsAsync(IReadOnlyList<Defect> defects, CancellationToken ct)
    {
        var ids = defects.Select(d => d.ChecklistId).Distinct().ToList();
        var versions = await db.Set<ChecklistVersion>().AsNoTracking().Where(v => ids.Contains(v.ChecklistId) && v.PublishedAt != null).ToListAsync(ct);
        return versions.SelectMany(v => v.Items.Select(item => ((v.ChecklistId, v.Number, item.Code), item))).ToDictionary(p => p.Item1, p => p.item);
    }
}
