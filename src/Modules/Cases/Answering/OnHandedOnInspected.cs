using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Answering;

/// <summary>The end of an inspection is the answer to the case that was handed on for it; one that was called off, or could not be made, gives the case back to its desk.</summary>
/// <remarks>Source: DOMAIN 3, "Handed on". Told again it finds the case answered and does nothing.</remarks>
internal sealed class OnHandedOnInspected(DistrictDb db, SystemActs acts) : IListenTo<InspectionActed>, IListenTo<HandedOnNotTaken>
{
    private const string CalledOff = "called-off";

    public Task HearAsync(InspectionActed notice, Delivery delivery, CancellationToken ct) => (notice.DefectId, notice.State) switch
    {
        (null, "closed") => RunAsync(notice.InspectionId, (matter, by, _) => Task.FromResult(matter.Answer(by)), ct),
        (null, "cancelled") => RunAsync(notice.InspectionId, async (matter, by, limits) => matter.Return(by, CalledOff, await limits.OfAsync(matter.TypeId)), ct),
        _ => Task.CompletedTask,
    };

    public Task HearAsync(HandedOnNotTaken notice, Delivery delivery, CancellationToken ct) =>
        RunAsync(notice.MatterId, async (matter, by, limits) => matter.Return(by, notice.Reason, await limits.OfAsync(matter.TypeId)), ct);

    private async Task RunAsync(Guid matterId, Func<Case, CaseActor, CaseLimits, Task<Kernel.Refusals.Refusal?>> decide, CancellationToken ct)
    {
        var handedOn = await db.Set<Case>().AsNoTracking()
            .Where(c => c.State == CaseState.HandedOn && c.HandedOnTo == CaseHandedOn.ToRounds && c.HandedOnMatterId == matterId).Select(c => c.Id).ToListAsync(ct);
        foreach (var caseId in handedOn) { await acts.RunAsync(db.Store, caseId, decide, null, ct); }
    }
}
