using Wangge.Contracts.Alarms;
using Wangge.Doors.Cap.Outgoing;
using Wangge.Doors.Keys;
using Wangge.Kernel.Repeats;

namespace Wangge.Doors.Cap.Incoming;

/// <summary>Does what a good message asks for: raises an alarm, notes on one, or nothing. Asked in a scope of the district.</summary>
/// <remarks>
/// The alarm is committed first, by an id that the message itself gives; then what is known of the message, with its leaf and our Ack. Who dies between the two answered nobody: the sender comes
/// again, and it is the same alarm. Source: ADR 0028.
/// </remarks>
internal sealed class CapIntake(DistrictDb db, IAlarmsFromCap alarms, CapPlaces places, CapAcks acks, RepeatTurns turns, TimeProvider time)
{
    private const int MostTries = 5;
    private const int MostNoted = 10;

    /// <returns>What came of it, or why it was not taken: <c>cap.no-place</c>, <c>cap.outside</c>, <c>cap.unknown-reference</c>, <c>alarms.*</c>.</returns>
    public async Task<(CapTaken? Taken, Refusal? Refusal)> TakeAsync(CapMessage message, ApiKey key, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(db.District.Code, "cap", CapIds.OfAlarm(message.Reference), ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(message, key, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostTries)
            {
                db.Reset();
            }
        }
    }

    private async Task<(CapTaken? Taken, Refusal? Refusal)> TryAsync(CapMessage message, ApiKey key, CancellationToken ct)
    {
        if (await FindReceivedAsync(message.Reference, ct) is { } earlier) { return (new CapTaken(earlier.Effect, earlier.Why, earlier.AlarmId, earlier.AlarmNumber, IsNew: false), null); }
        var (taken, areaPath, refusal) = WhyNothing(message) is { } why ? (CapTaken.Nothing(why), null, null)
            : message.Type == CapMessageType.Alert ? await RaiseAsync(message, key, ct)
            : await NoteAsync(message, key, ct);
        if (taken is null) { return (null, refusal); }

        var now = time.Now();
        db.Insert(new CapReceived
        {
            Sender = message.Sender, Identifier = message.Identifier, SentAt = message.Sent, Type = message.Type, Status = message.Status, KeyId = key.Id, ReceivedAt = now, Effect = taken.Effect, Why = taken.Why,
            AlarmId = taken.AlarmId, AlarmNumber = taken.AlarmNumber,
        });
        db.Leaf(AuditNote.By(
            key.AsActor(), "doors.cap-received", taken.AlarmId is null ? "cap-message" : "alarm", taken.AlarmId ?? CapIds.OfAlarm(message.Reference), areaPath,
            data: AuditData.Of(("type", message.Type.ToString()), ("status", message.Status.ToString()), ("effect", taken.Effect.Wire()), ("why", taken.Why))));
        if (taken.AlarmId is { } alarmId) { await acks.AckAsync(message, alarmId, areaPath!, key.Id, now, ct); }
        await db.CommitAsync(ct);
        return (taken, null);
    }

    private string? WhyNothing(CapMessage message) => message.Status switch
    {
        CapStatus.System => "system",
        CapStatus.Draft => "draft",
        _ => message.Infos.Count > 0 && message.Infos.All(i => i.Expires <= time.Now()) ? "expired" : null,
    };

    private async Task<(CapTaken? Taken, string? AreaPath, Refusal? Refusal)> RaiseAsync(CapMessage message, ApiKey key, CancellationToken ct)
    {
        var (place, nowhere) = await places.FindAsync(message, ct);
        if (place is null) { return (null, null, nowhere); }
        var kind = message.Status switch { CapStatus.Exercise => "drill", CapStatus.Test => "test", _ => "press" };
        var alarm = new CapAlarm(CapIds.OfAlarm(message.Reference), kind, CapWords.PlaceOf(place.Description, message), CapWords.Of(message), place.Longitude, place.Latitude, message.Sent);
        var raised = await alarms.RaiseAsync(alarm, key.AsActor(), ct);
        if (raised.Refusal is { } refusal) { return (null, null, refusal); }
        return (new CapTaken(CapEffect.Alarm, null, alarm.AlarmId, raised.Number, raised.IsNew), place.AreaPath, null);
    }

    /// <summary>An Update, Cancel, Ack or Error is noted on the alarms of the messages that it names: a person still ends them.</summary>
    private async Task<(CapTaken? Taken, string? AreaPath, Refusal? Refusal)> NoteAsync(CapMessage message, ApiKey key, CancellationToken ct)
    {
        var (isKnown, alarmIds) = await FindAlarmsAsync(message, ct);
        if (!isKnown) { return (null, null, CapRefusals.UnknownReference); }
        if (alarmIds.Count == 0) { return (CapTaken.Nothing("without-alarm"), null, null); }
        AlarmNoted? first = null;
        foreach (var alarmId in alarmIds)
        {
            var noted = await alarms.NoteAsync(new CapNote(CapIds.OfNote(message.Reference, alarmId), alarmId, "cap-" + message.Type.ToString().ToLowerInvariant(), CapWords.Of(message), message.Sent), key.AsActor(), ct);
            if (noted.Refusal is { } refusal) { return (null, null, refusal); }
            first ??= noted;
        }

        return (new CapTaken(CapEffect.Noted, null, alarmIds[0], first!.Number, IsNew: true), first.AreaPath, null);
    }

    private Task<CapReceived?> FindReceivedAsync(CapReference message, CancellationToken ct)
    {
        var at = message.Sent.ToMilliseconds();
        return db.Set<CapReceived>().AsNoTracking().FirstOrDefaultAsync(m => m.Identifier == message.Identifier && m.Sender == message.Sender && m.SentAt == at, ct);
    }

    /// <summary>Whether any of what is referred to is known, and on which alarms it bears, in order; at most 10.</summary>
    private async Task<(bool IsKnown, List<Guid> AlarmIds)> FindAlarmsAsync(CapMessage message, CancellationToken ct)
    {
        var (isKnown, alarmIds) = (false, new List<Guid>());
        foreach (var reference in message.References.Distinct().Take(200))
        {
            var received = await FindReceivedAsync(reference, ct);
            var at = reference.Sent.ToMilliseconds();
            var alarmId = received is not null ? received.AlarmId
                : await db.Set<CapSent>().Where(m => m.Identifier == reference.Identifier && m.Sender == reference.Sender && m.SentAt == at).Select(m => (Guid?)m.AlarmId).FirstOrDefaultAsync(ct);
            isKnown |= received is not null || alarmId is not null;
            if (alarmId is { } id && !alarmIds.Contains(id) && alarmIds.Count < MostNoted) { alarmIds.Add(id); }
        }

        return (isKnown, alarmIds);
    }
}

/// <summary>What came of a message.</summary>
/// <param name="Why">Why it has no effect, as a code; null where it has one.</param>
/// <param name="IsNew">False where this very message came before.</param>
internal sealed record CapTaken(CapEffect Effect, string? Why, Guid? AlarmId, long? AlarmNumber, bool IsNew)
{
    public static CapTaken Nothing(string why) => new(CapEffect.None, why, null, null, IsNew: true);
}
