using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>An inspection in a list.</summary>
/// <param name="Checklist">Title, in Chinese.</param>
/// <param name="State"><c>planned</c>, <c>open</c>, <c>closed</c> or <c>cancelled</c>.</param>
/// <param name="IsOverdue">Planned, and the day is over.</param>
public sealed record InspectionRow(
    Guid InspectionId, long Number, string Kind, Guid ChecklistId, string Checklist, string ChecklistEnglish, string Premises, string AreaPath, string? Area, string State,
    Guid? InspectorId, string? Inspector, DateTimeOffset? DueAt, bool IsOverdue, DateTimeOffset? DoneAt, DateTimeOffset? EndedAt, int InOrder, int Defects, int OpenDefects, DateTimeOffset ChangedAt);

/// <summary>Makes rows with the names that they need.</summary>
internal sealed class InspectionRows(DistrictDb db, IAreaLookup areas, IAccounts accounts, TimeProvider time)
{
    public async Task<List<InspectionRow>> OfAsync(IReadOnlyList<Inspection> inspections, CancellationToken ct)
    {
        var titles = await TitlesAsync(db, inspections.Select(i => i.ChecklistId), ct);
        var people = await accounts.ListNamesAsync([.. inspections.Select(i => i.InspectorId).OfType<Guid>().Distinct()], ct);
        var (now, rows) = (time.Now(), new List<InspectionRow>(inspections.Count));
        foreach (var i in inspections)
        {
            var title = titles.GetValueOrDefault(i.ChecklistId);
            rows.Add(new InspectionRow(
                i.Id, i.Number, i.Kind.Wire(), i.ChecklistId, title.Title ?? "", title.English ?? "", i.Premises, i.AreaPath, (await areas.FindAreaAsync(i.AreaPath))?.Name, i.State.Wire(),
                i.InspectorId, i.InspectorId is { } who ? people.GetValueOrDefault(who) : null, i.DueAt, i.State == InspectionState.Planned && i.DueAt < now,
                i.DoneAt, i.EndedAt, i.InOrder, i.Defects, i.OpenDefects, i.ChangedAt));
        }

        return rows;
    }

    /// <summary>Titles of the newest versions.</summary>
    public static async Task<Dictionary<Guid, (string? Title, string? English)>> TitlesAsync(DistrictDb db, IEnumerable<Guid> checklistIds, CancellationToken ct)
    {
        var ids = checklistIds.Distinct().ToList();
        return (await db.Set<ChecklistVersion>().AsNoTracking().Where(v => ids.Contains(v.ChecklistId) && v.PublishedAt != null && v.ReplacedAt == null)
            .Select(v => new { v.ChecklistId, v.Title, v.TitleEnglish }).ToListAsync(ct)).ToDictionary(v => v.ChecklistId, v => ((string?)v.Title, (string?)v.TitleEnglish));
    }
}
