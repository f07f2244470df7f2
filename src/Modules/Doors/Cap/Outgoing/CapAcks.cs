using Microsoft.Extensions.Options;
using Wangge.Doors.Cap.Peers;
using Wangge.Doors.Cap.Writing;

namespace Wangge.Doors.Cap.Outgoing;

/// <summary>Writes our Ack of a message that was taken: for its sender alone, and sent to the peer whose key brought it, where there is one. Asked in a scope of the district.</summary>
/// <remarks>An Ack or an Error is never acknowledged, since that would have no end.</remarks>
internal sealed class CapAcks(DistrictDb db, CapPost post, IOptions<CapOptions> options)
{
    /// <summary>Puts it into the commit.</summary>
    public async Task AckAsync(CapMessage received, Guid alarmId, string areaPath, Guid keyId, DateTimeOffset now, CancellationToken ct)
    {
        if (received.Type is CapMessageType.Ack or CapMessageType.Error) { return; }
        var peers = await db.Set<CapPeer>().Where(p => p.KeyId == keyId && p.EndedAt == null).Select(p => p.Id).ToListAsync(ct);
        var number = 1 + (await db.Set<CapSent>().Where(m => m.AlarmId == alarmId).MaxAsync(m => (int?)m.Number, ct) ?? 0);
        var voice = new CapVoice(db.District, options.Value);
        var ack = new CapMessage
        {
            Identifier = $"{alarmId:N}.{number}", Sender = voice.Sender, Sent = voice.Local(now), Status = received.Status, Type = CapMessageType.Ack, Source = db.District.Name, Scope = CapScope.Private,
            Addresses = received.Sender, Note = received.Status switch { CapStatus.Exercise => CapPhrases.Exercise, CapStatus.Test => CapPhrases.Test, _ => null }, References = [received.Reference],
        };
        post.Put(ack, CapWriter.Write(ack), alarmId, areaPath, 0, peers);
    }
}
