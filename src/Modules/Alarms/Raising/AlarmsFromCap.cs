using Wangge.Alarms.Acting;
using Wangge.Contracts.Alarms;

namespace Wangge.Alarms.Raising;

/// <inheritdoc/>
internal sealed class AlarmsFromCap(DistrictDb db, AlarmIntake intake, AlarmDesk desk, TimeProvider time) : IAlarmsFromCap
{
    private const int MostTries = 4;

    public async Task<AlarmFromCap> RaiseAsync(CapAlarm alarm, Actor by, CancellationToken ct)
    {
        // The message is its own source, so that it is the same alarm whichever key brings it.
        var press = new IncomingPress(alarm.AlarmId, alarm.AlarmId.ToString("N"), AlarmWay.Cap, by, AlarmTable.OtherSystem)
        {
            AlarmId = alarm.AlarmId, Kind = WireName.Read<AlarmKind>(alarm.Kind), HappenedAt = alarm.HappenedAt, Longitude = alarm.Longitude, Latitude = alarm.Latitude, Place = alarm.Place, Words = alarm.Words,
        };
        var (pressed, refusal) = await intake.TakeAsync(press, ct);
        return pressed is null ? new AlarmFromCap(0, false, refusal) : new AlarmFromCap(pressed.Number, pressed.IsNew, null);
    }

    public async Task<AlarmNoted> NoteAsync(CapNote note, Actor by, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryNoteAsync(note, by, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostTries)
            {
                db.Reset();
            }
        }
    }

    private async Task<AlarmNoted> TryNoteAsync(CapNote note, Actor by, CancellationToken ct)
    {
        if (await db.Set<Alarm>().FirstOrDefaultAsync(a => a.Id == note.AlarmId, ct) is not { } alarm) { return new AlarmNoted(0, "", AlarmRefusals.Unknown); }
        var noted = new AlarmNoted(alarm.Seq, alarm.AreaPath, null);
        if (await db.Set<AlarmEntry>().AnyAsync(e => e.Id == note.NoteId, ct)) { return noted; }
        var act = new Act(note.NoteId, by.Id, note.HappenedAt.ToMilliseconds(), time.Now());
        if (alarm.Note(new AlarmActor(act, AlarmTable.OtherSystem), note.What) is { } refusal) { return noted with { Refusal = refusal }; }
        desk.Keep(alarm, by, note.Words);
        await db.CommitAsync(ct);
        await desk.TellAsync(alarm, ct);
        return noted;
    }
}
