using Wangge.Contracts.Doors;
using Wangge.Contracts.Portal;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;
using Wangge.Portal.Voices;

namespace Wangge.Portal.Listening;

/// <summary>Writes to the sender, who may have left an address: that there is an answer, and the link to read it. Nothing of the matter itself.</summary>
internal sealed class OnVoiceAnswered(DistrictDb db, FollowLinks links, IMessageDoor door) : IListenTo<VoiceAnswered>
{
    public async Task HearAsync(VoiceAnswered notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<VoiceContact>().AsNoTracking().FirstOrDefaultAsync(c => c.VoiceId == notice.VoiceId, ct) is not { } contact) { return; }
        var secret = links.SecretOf(VoiceLink.ScopeOf(db.District.Code), notice.VoiceId);
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, contact.Email, contact.Phone, "您的咨询已有答复 / Your question was answered",
                "请打开链接查看答复。\nPlease open the link to read it.", $"/voice/{secret}"),
            ct);
    }
}
