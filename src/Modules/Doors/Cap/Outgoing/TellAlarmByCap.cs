using Microsoft.Extensions.Options;
using Wangge.Contracts.Alarms;
using Wangge.Doors.Cap.Peers;
using Wangge.Doors.Cap.Writing;
using Wangge.Doors.Keys;
using Wangge.Kernel.Outbox;

namespace Wangge.Doors.Cap.Outgoing;

/// <summary>Writes the CAP messages that tell of an act on an alarm, and sets them on their way to all peers. Idempotent by the alarm's version.</summary>
/// <remarks>
/// Nothing is written while nobody would read it: no peer, no key of the feed. What came by CAP is not sent on: its sender has our Ack, and two houses that are each other's peers would send it round for ever.
/// </remarks>
internal sealed class TellAlarmByCap(DistrictDb db, IAlarmFacts alarms, CapPost post, IOptions<CapOptions> options) : IListenTo<AlarmActed>
{
    public async Task HearAsync(AlarmActed notice, Delivery delivery, CancellationToken ct)
    {
        var peers = await db.Set<CapPeer>().Where(p => p.EndedAt == null).Select(p => p.Id).ToListAsync(ct);
        if (peers.Count == 0 && !await db.Set<ApiKey>().AnyAsync(k => k.Door == KeyDoor.CapFeed && k.RevokedAt == null, ct)) { return; }
        if (await alarms.FindAsync(notice.AlarmId, notice.Version, ct) is not { Way: not "cap" } alarm) { return; }
        var all = await db.Set<CapSent>().AsNoTracking().Where(m => m.AlarmId == notice.AlarmId).OrderBy(m => m.Number).ToListAsync(ct);
        var earlier = all.FindAll(m => m.Type != CapMessageType.Ack);
        // One that was told already, or a late one that a later has overtaken.
        if (earlier.Any(m => m.AlarmVersion >= notice.Version)) { return; }

        var voice = new CapVoice(db.District, options.Value);
        foreach (var message in new CapOfAlarm(alarm, voice).After(notice.Action, earlier, all.Count == 0 ? 1 : all[^1].Number + 1)) { post.Put(message, CapWriter.Write(message), alarm.AlarmId, alarm.AreaPath, notice.Version, peers); }
        db.MarkAsBookkeeping();
    }
}
