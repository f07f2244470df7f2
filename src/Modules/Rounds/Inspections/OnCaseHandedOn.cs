using Wangge.Contracts.Cases;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Outbox;
using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>A case that was handed on becomes an inspection: by the checklist whose kind the type's key names (<c>hazard.fire-lane</c>: fire), for whoever inspects nearest and has the fewest before them.</summary>
/// <remarks>It is known by the id that the desk gave it, so that told again nothing is made. Its end is the case's answer. Source: DOMAIN 3, "Handed on".</remarks>
internal sealed class OnCaseHandedOn(DistrictDb db, InspectionDesk desk, Inspectors inspectors, RunningNumbers numbers, TimeProvider time) : IListenTo<CaseHandedOn>
{
    private static readonly TimeSpan DueAfter = TimeSpan.FromDays(7);

    public async Task HearAsync(CaseHandedOn notice, Delivery delivery, CancellationToken ct)
    {
        if (notice.Kind != CaseHandedOn.ToRounds || notice.AreaPath is not { } area || await db.Set<Inspection>().AnyAsync(i => i.Id == notice.MatterId, ct)) { return; }
        if (await ChecklistAsync(notice.TypeKey, ct) is not { } list) { db.Announce(new HandedOnNotTaken(notice.CaseId, notice.MatterId, "no-checklist")); return; }
        if (await InspectorAsync(area, ct) is not { } inspector) { db.Announce(new HandedOnNotTaken(notice.CaseId, notice.MatterId, "no-inspector")); return; }

        var now = time.Now();
        var inspection = new Inspection
        {
            Id = notice.MatterId, Number = await numbers.NextAsync(db.Store, "inspection", ct), ChecklistId = list.Id, Kind = list.Kind, AreaPath = area,
            Premises = $"#{notice.Number}", Longitude = notice.Longitude, Latitude = notice.Latitude,
        };
        if (inspection.Plan(RoundsActor.House(now), inspector, notice.DueAt is { } due && due > now ? due : now + DueAfter) is { } no) { throw new InvalidOperationException(no.Code); }
        db.Add(inspection);
        desk.Keep(inspection, []);
    }

    private async Task<Checklist?> ChecklistAsync(string typeKey, CancellationToken ct)
    {
        var named = Enum.GetValues<ChecklistKind>().Where(kind => typeKey.Contains(kind.Wire(), StringComparison.Ordinal)).ToList();
        return await db.Set<Checklist>().AsNoTracking().Where(c => named.Contains(c.Kind) && c.InForce > 0 && c.EndedAt == null).OrderBy(c => c.Seq).FirstOrDefaultAsync(ct);
    }

    private async Task<Guid?> InspectorAsync(string area, CancellationToken ct)
    {
        var holders = await inspectors.ListAsync(area, ct);
        var nearest = holders.Max(Depth);
        List<Guid> near = [.. holders.Where(h => Depth(h) == nearest).Select(h => h.AccountId).Order()];
        if (near.Count == 0) { return null; }
        var planned = await db.Set<Inspection>().Where(i => i.State == InspectionState.Planned && i.InspectorId != null && near.Contains(i.InspectorId.Value))
            .GroupBy(i => i.InspectorId!.Value).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, ct);
        return near.MinBy(id => planned.GetValueOrDefault(id));
    }

    private static int Depth(RoleHolder holder) => holder.AreaPath?.Length ?? 0;
}
