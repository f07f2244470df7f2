using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Subscribing;

/// <summary>Sends the code and the link by which a subscription is confirmed.</summary>
internal sealed class OnSubscriptionAsked(DistrictDb db, SubscriptionKeys keys, IMessageDoor door) : IListenTo<SubscriptionAsked>
{
    public async Task HearAsync(SubscriptionAsked notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == notice.SubscriptionId, ct) is not { ConfirmedAt: null } asked) { return; }
        var code = keys.CodeOf(db.District.Code, asked.Id);
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, asked.Email, asked.Phone, "请确认您的订阅 / Please confirm your subscription",
                $"验证码：{code}，24 小时内有效。也可以打开链接确认。如果不是您本人操作，请忽略本消息，不会再收到其他消息。\n"
                + $"Code: {code}, valid for 24 hours; or confirm by the link. If it was not you, ignore this: nothing else will come.",
                $"/subscriptions/{keys.SecretOf(db.District.Code, asked.Id)}"),
            ct);
    }
}
