using System.Text;
using Microsoft.Extensions.Logging;
using Wangge.Alarms.Listening;
using Wangge.Alarms.Showing;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Video;

namespace Wangge.Alarms.Acting;

/// <summary>Puts what was decided of an alarm into the commit, and tells it after. Asked in a scope of the district.</summary>
internal sealed class AlarmDesk(DistrictDb db, AlarmReading reading, AlarmTeller teller, IStartCameras cameras, ILogger<AlarmDesk> log)
{
    /// <summary>Journal, leaf, words and notice of what was decided.</summary>
    /// <param name="withLeaf">False where it is owed.</param>
    public void Keep(Alarm alarm, Actor actor, string? words, bool withLeaf = true)
    {
        var said = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        foreach (var entry in alarm.NewEntries) { db.Insert(entry); }
        var first = alarm.NewEntries[0];
        if (said is not null) { db.Insert(new AlarmWords { EntryId = first.Id, AlarmId = alarm.Id, Text = said }); }
        if (withLeaf)
        {
            var note = AuditNote.By(
                actor, "alarms." + first.Action.Wire(), "alarm", alarm.Id, alarm.AreaPath, purpose: first.Reason,
                data: AuditData.Of(("entry", first.Id), ("role", first.Role), ("state", alarm.State.Wire()), ("named", first.NamedId), ("unit", first.UnitId)), erasable: said is null ? null : Encoding.UTF8.GetBytes(said));
            db.Leaf(note);
        }

        db.Announce(new AlarmActed(alarm.Id, alarm.DeviceId, alarm.AreaPath, first.Action.Wire(), alarm.State.Wire(), alarm.Version));
    }

    /// <summary>Tells consoles, once it is safe, and has the place's pictures fetched until it has ended. What fails here fails nobody: the outbox tells it then.</summary>
    /// <returns>The view that was told; null where none could be made now.</returns>
    public async Task<AlarmView?> TellAsync(Alarm alarm, CancellationToken ct)
    {
        if (alarm.EndedAt is not null) { cameras.End(db.District.Code, alarm.Id); }
        else if (alarm.CameraIds.Count > 0) { cameras.Start(db.District.Code, alarm.Id, alarm.CameraIds); }
        try
        {
            var view = await reading.ViewAsync(alarm, ct);
            teller.Tell(db.District.Code, view, alarm.NewEntries[0].Action.Wire());
            return view;
        }
        catch (Exception reason) when (reason is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning("An alarm is told by the outbox: {Type}", reason.GetType().Name);
            return null;
        }
    }
}
