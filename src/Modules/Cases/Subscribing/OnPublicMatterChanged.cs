using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Subscribing;

/// <summary>Finds who subscribed to the place of a public matter that was filed or closed; each is told by a message of its own.</summary>
internal sealed class OnPublicMatterChanged(DistrictDb db, CaseTypes types) : IListenTo<PublicMatterChanged>
{
    private const int MostTold = 500;

    public async Task HearAsync(PublicMatterChanged notice, Delivery delivery, CancellationToken ct)
    {
        var matter = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == notice.CaseId, ct);
        if (matter is not { IsPublic: true, Longitude: { } longitude, Latitude: { } latitude } || (await types.BookAsync()).Find(matter.TypeId) is not { IsPublic: true } type) { return; }

        // What was done before somebody confirmed is no news to them, however late it is heard of.
        var at = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.Id == notice.EntryId).Select(e => e.ReceivedAt).FirstOrDefaultAsync(ct);
        var near = await db.Set<Subscription>().AsNoTracking()
            .Where(s => s.ConfirmedAt <= at && s.South <= latitude && s.North >= latitude && s.West <= longitude && s.East >= longitude)
            .OrderBy(s => s.Seq).Take(MostTold).ToListAsync(ct);
        foreach (var subscription in near.Where(s => s.Place.Covers(longitude, latitude) && (s.TypeKeys.Count == 0 || s.TypeKeys.Contains(type.Key))))
        {
            db.Announce(new SubscriberToBeTold(subscription.Id, matter.Id, notice.What));
        }
    }
}
