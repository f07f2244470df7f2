using Wangge.Contracts.Areas;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>Finds what an inspection is recorded by and on: the version of the checklist, and the planned inspection or a new one where nobody planned it.</summary>
internal sealed class InspectionOpening(DistrictDb db, IAreaLookup areas, RunningNumbers numbers, TimeProvider time)
{
    /// <summary>The version, if an inspection that arrives now may have been done by it.</summary>
    public async Task<(ChecklistVersion? Version, Checklist? List, Refusal? Refusal)> FindVersionAsync(Guid checklistId, int number, CancellationToken ct)
    {
        if (await db.Set<Checklist>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == checklistId, ct) is not { } list) { return (null, null, ChecklistRefusals.Unknown); }
        if (list.EndedAt + ChecklistVersion.Grace < time.Now()) { return (null, null, ChecklistRefusals.Ended); }
        var version = await db.Set<ChecklistVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.ChecklistId == checklistId && v.Number == number, ct);
        return version?.Serves(time.Now()) == true ? (version, list, null) : (null, null, InspectionRefusals.OtherVersion);
    }

    /// <summary>The planned inspection, or one that begins here and now at the place given.</summary>
    public async Task<(Inspection? Inspection, Refusal? Refusal)> OpenAsync(Guid inspectionId, RecordInspection.Place? place, Checklist list, CancellationToken ct)
    {
        if (await db.Set<Inspection>().FirstOrDefaultAsync(i => i.Id == inspectionId, ct) is { } planned)
        {
            return planned.ChecklistId == list.Id ? (planned, null) : (null, InspectionRefusals.OtherChecklist);
        }

        if (place is null) { return (null, InspectionRefusals.PlaceNeeded); }
        if (await areas.FindAreaAsync(place.AreaPath) is null) { return (null, InspectionRefusals.UnknownArea); }
        var begun = new Inspection
        {
            Id = inspectionId, Number = await numbers.NextAsync(db.Store, "inspection", ct), ChecklistId = list.Id, Kind = list.Kind, AreaPath = place.AreaPath,
            Premises = place.Premises.Trim(), Longitude = place.Longitude, Latitude = place.Latitude, PointId = place.PointId,
        };
        return (begun, null);
    }
}
