using System.Globalization;
using System.Security.Cryptography;
using Wangge.Contracts.Doors;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Outbox;

namespace Wangge.Privacy.Listening;

/// <summary>Makes the code and sends it. It is made here, so that neither outbox nor store ever holds it; each try makes another, and the last that arrives is right.</summary>
internal sealed class OnDataCodeAsked(DistrictDb db, IMessageDoor door, TimeProvider time) : IListenTo<DataCodeAsked>
{
    public async Task HearAsync(DataCodeAsked notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<Asking>().FirstOrDefaultAsync(a => a.Id == notice.AskingId, ct) is not { } asking || asking.EndsAt <= time.Now()) { return; }
        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("00000000", CultureInfo.InvariantCulture);
        asking.CodeHash = asking.HashOf(code);
        asking.Version++;
        db.Leaf(AuditNote.By(Actor.System, "privacy.code-send", "asking", asking.Id));
        // Sending an unwanted code tells nobody anything; a code that was sent and then not stored is only useless.
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, asking.Email, asking.Phone, "验证码 / Your code",
                $"您的验证码：{code}，15 分钟内有效。如非本人操作请忽略，不要告诉任何人。\nYour code: {code}, good for 15 minutes. If you did not ask, ignore this and tell nobody."),
            ct);
    }
}
