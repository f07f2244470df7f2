using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Writes to one subscriber: number, type, what happened, where to read it, and the link that ends it. No place, no words, no person. At most 20 a day.</summary>
internal sealed class OnSubscriberToBeTold(DistrictDb db, CaseTypes types, SubscriptionKeys keys, IMessageDoor door, TimeProvider time) : IListenTo<SubscriberToBeTold>
{
    private const int MostOfDay = 20;

    public async Task HearAsync(SubscriberToBeTold notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<Subscription>().FirstOrDefaultAsync(s => s.Id == notice.SubscriptionId, ct) is not { ConfirmedAt: not null } to) { return; }
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == notice.CaseId, ct) is not { IsPublic: true } matter) { return; }

        var today = DateOnly.FromDateTime(time.Now().UtcDateTime);
        if (to.LastDay == today && to.OnLastDay >= MostOfDay) { return; }
        (to.OnLastDay, to.LastDay) = (to.LastDay == today ? to.OnLastDay + 1 : 1, today);
        to.Version++;
        db.MarkAsBookkeeping();

        var type = (await types.BookAsync()).Find(matter.TypeId);
        var (chinese, english) = notice.What == "closed" ? ("已办结", "was closed") : ("已立案", "was filed");
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, to.Email, to.Phone, $"您关注的区域：事项 {matter.Number} {chinese} / Matter {matter.Number} {english}",
                $"{type?.Name}：事项 {matter.Number} {chinese}。\n{type?.EnglishName ?? type?.Name}: matter {matter.Number} {english}.",
                $"/matters/{matter.Number}", $"/subscriptions/{keys.SecretOf(db.District.Code, to.Id)}"),
            ct);
    }
}
