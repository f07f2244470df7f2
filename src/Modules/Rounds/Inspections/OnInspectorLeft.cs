using Wangge.Contracts.Identity;
using Wangge.Kernel.Outbox;

namespace Wangge.Rounds.Inspections;

/// <summary>Gives what was planned for somebody who left to the successor, so that nothing is orphaned. Source: DOMAIN 3.</summary>
internal sealed class OnInspectorLeft(DistrictDb db, InspectionDesk desk, TimeProvider time) : IListenTo<AccountLeft>
{
    public async Task HearAsync(AccountLeft notice, Delivery delivery, CancellationToken ct)
    {
        var planned = await db.Set<Inspection>().Where(i => i.InspectorId == notice.AccountId && i.State == InspectionState.Planned).ToListAsync(ct);
        foreach (var inspection in planned)
        {
            if (inspection.HandOver(RoundsActor.House(time.Now()), notice.SuccessorId, "left-service") is null) { desk.Keep(inspection, []); }
        }
    }
}
