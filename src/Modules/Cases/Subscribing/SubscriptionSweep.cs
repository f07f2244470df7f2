using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Takes away what nobody confirmed within its day: an address that was typed in is not kept without its owner's word.</summary>
internal sealed class SubscriptionSweep(TimeProvider time)
{
    private const int MostAtOnce = 500;

    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        var before = time.Now() - SubscriptionKeys.ConfirmWithin;
        var lapsed = await db.Set<Subscription>().Where(s => s.ConfirmedAt == null && s.AskedAt <= before).OrderBy(s => s.Seq).Take(MostAtOnce).ToListAsync(ct);
        if (lapsed.Count == 0) { return 0; }
        db.RemoveRange(lapsed);
        db.Leaf(AuditNote.By(Actor.System, "cases.subscriptions-lapsed", "district", Guid.Empty, data: AuditData.Of(("count", lapsed.Count))));
        await db.CommitAsync(ct);
        return lapsed.Count;
    }
}
