using Microsoft.Extensions.Logging;
using Wangge.Alarms.Acting;
using Wangge.Alarms.Devices;
using Wangge.Alarms.Faults;
using Wangge.Alarms.Rules;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Places;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Raising;

/// <summary>Takes presses, however they come: safe on disk before it answers, never twice. Asked in a scope of the district.</summary>
/// <remarks>
/// One commit: alarm, journal, press, leaf, notice. Where the leaf cannot be written the alarm is committed alone, the leaf is owed and the fault is opened: the one exception
/// to "no leaf, no act". Source: ARCHITECTURE, "audit"; ADR 0026.
/// </remarks>
internal sealed class AlarmIntake(
    DistrictDb db, DeviceShelf shelf, RulesShelf rules, IAreaLookup areas, AlarmDesk desk, RepeatTurns turns, TimeProvider time, ILogger<AlarmIntake> log)
{
    private const int MostTries = 6;
    private const int MostNear = 200;

    /// <exception cref="StoreUnavailableException">Not safe: to be sent again.</exception>
    public async Task<(Pressed? Pressed, Refusal? Refusal)> TakeAsync(IncomingPress press, CancellationToken ct)
    {
        // In this process one button's presses follow one another; another's meet at the device's row.
        using var turn = await turns.TakeAsync(db.District.Code, "alarm-source", press.DeviceId ?? press.SourceId, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(press, isOwing: false, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostTries)
            {
                db.Reset();
            }
            catch (Exception reason) when (reason is not (ConflictException or DuplicateKeyException or OperationCanceledException))
            {
                db.Reset();
                log.LogError("An alarm's leaf is owed, since it could not be written with it: {Type}", reason.GetType().Name);
                return await TakeOwingAsync(press, ct);
            }
        }
    }

    /// <summary>The same without its leaf, in a transaction of its own.</summary>
    private async Task<(Pressed? Pressed, Refusal? Refusal)> TakeOwingAsync(IncomingPress press, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(press, isOwing: true, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostTries)
            {
                db.Reset();
            }
        }
    }

    private async Task<(Pressed? Pressed, Refusal? Refusal)> TryAsync(IncomingPress press, bool isOwing, CancellationToken ct)
    {
        if (await FindPressedAsync(press, ct) is { } earlier) { return (earlier, null); }
        var now = time.Now();
        var device = press.DeviceId is { } deviceId ? (await shelf.GetAsync(db.Store)).Find(deviceId) : null;
        if (press.DeviceId is not null && device is null) { return (null, AlarmRefusals.UnknownDevice); }
        var standing = device is null ? null : await db.Set<DeviceStanding>().FirstOrDefaultAsync(s => s.DeviceId == device.Id, ct);
        var kind = press.Kind ?? standing?.KindAt(now) ?? AlarmKind.Press;
        var held = await rules.GetAsync(db.Store);
        var by = new AlarmActor(new Act(Guid.CreateVersion7(now), press.Actor.Id, press.HappenedAt?.ToMilliseconds() ?? now, now), press.Role);

        var alarm = standing?.LastAlarmId is { } last ? await db.Set<Alarm>().FirstOrDefaultAsync(a => a.Id == last, ct) : null;
        var isNew = alarm is null || !alarm.Takes(kind, now, TimeSpan.FromSeconds(held.RepeatSeconds)) || alarm.Repeat(by) is not null;
        if (isNew)
        {
            var (made, refusal) = await MakeAsync(press, device, kind, held, by, ct);
            if (made is null) { return (null, refusal); }
            alarm = made;
            db.Add(alarm);
        }

        db.Insert(new Press { SourceId = press.SourceId, PressId = press.PressId, AlarmId = alarm!.Id, ReceivedAt = now });
        if (standing is not null) { await HearAsync(standing, alarm.Id, kind, press, now, isOwing, ct); }
        if (isOwing) { await OweAsync(press, alarm, now, ct); }
        desk.Keep(alarm, press.Actor, press.Words, withLeaf: !isOwing);
        await db.CommitAsync(ct);
        await desk.TellAsync(alarm, ct);
        return (new Pressed(alarm.Id, alarm.Seq, alarm.State.Wire(), isNew), null);
    }

    private async Task<Pressed?> FindPressedAsync(IncomingPress press, CancellationToken ct)
    {
        var alarmId = await db.Set<Press>().Where(p => p.SourceId == press.SourceId && p.PressId == press.PressId).Select(p => (Guid?)p.AlarmId).FirstOrDefaultAsync(ct);
        if (alarmId is not { } id) { return null; }
        var alarm = await db.Set<Alarm>().AsNoTracking().FirstAsync(a => a.Id == id, ct);
        return new Pressed(alarm.Id, alarm.Seq, alarm.State.Wire(), IsNew: false);
    }

    private async Task<(Alarm? Alarm, Refusal? Refusal)> MakeAsync(IncomingPress press, AlarmDevice? device, AlarmKind kind, AlarmRules held, AlarmActor by, CancellationToken ct)
    {
        var (longitude, latitude) = device is null ? (press.Longitude ?? double.NaN, press.Latitude ?? double.NaN) : (device.Longitude, device.Latitude);
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude)) { return (null, AlarmRefusals.BadPlace); }
        var areaPath = device?.AreaPath ?? (await areas.FindGridAsync(longitude, latitude))?.AreaPath;
        if (areaPath is null) { return (null, AlarmRefusals.BadPlace); }
        if (press.AlarmId is { } said && await db.Set<Alarm>().AnyAsync(a => a.Id == said, ct)) { return (null, RepeatedWrites.IdReused); }
        var alarm = new Alarm
        {
            Id = press.AlarmId ?? Guid.CreateVersion7(by.Act.ReceivedAt), DeviceId = device?.Id, Way = press.Way, Kind = kind, Class = device?.Class.Wire(), Name = device?.Name ?? press.Place ?? "", Address = device?.Address,
            Spot = device?.Spot, People = device?.People, Longitude = longitude, Latitude = latitude, AreaPath = areaPath, HasPlan = device?.Plan is not null, CameraIds = device?.CameraIds ?? [],
            Escalation = device?.Escalation ?? DeviceRules.UsualEscalation, LevelSeconds = held.LevelSeconds, HappenedAt = by.Act.HappenedAt, PressedAt = by.Act.ReceivedAt,
        };
        alarm.Raise(by, await NearAsync(longitude, latitude, held.LinkMetres, ct));
        return (alarm, null);
    }

    private async Task<IReadOnlyList<Guid>> NearAsync(double longitude, double latitude, int withinMetres, CancellationToken ct)
    {
        if (withinMetres == 0) { return []; }
        var plane = new LocalPlane(longitude, latitude);
        var (east, north) = (withinMetres / plane.MetresPerDegreeEast * 1.01, withinMetres / plane.MetresPerDegreeNorth * 1.01);
        var (west, right, south, top) = (longitude - east, longitude + east, latitude - north, latitude + north);
        var near = await db.Set<Alarm>().Where(a => a.EndedAt == null && a.Longitude >= west && a.Longitude <= right && a.Latitude >= south && a.Latitude <= top)
            .OrderByDescending(a => a.Seq).Take(MostNear).Select(a => new { a.Id, a.Longitude, a.Latitude }).ToListAsync(ct);
        return [.. near.Select(a => (a.Id, Metres: Metres.Nearby(longitude, latitude, a.Longitude, a.Latitude))).Where(a => a.Metres <= withinMetres).OrderBy(a => a.Metres).Select(a => a.Id)];
    }

    /// <summary>A button that is pressed lives.</summary>
    private async Task HearAsync(DeviceStanding standing, Guid alarmId, AlarmKind kind, IncomingPress press, DateTimeOffset now, bool isOwing, CancellationToken ct)
    {
        standing.LastAlarmId = alarmId;
        standing.Version++;
        if (!press.IsByDevice) { return; }
        standing.LastHeardAt = now;
        List<FaultKind> over = [FaultKind.Silent, FaultKind.Offline];
        if (kind == AlarmKind.Test)
        {
            standing.LastTestAt = now;
            over.Add(FaultKind.TestDue);
        }

        // While leaves cannot be written faults wait: the next heartbeat ends them.
        if (!isOwing) { await db.EndFaultsAsync(standing.DeviceId, over, kind == AlarmKind.Test ? "tested" : "heard", now, ct); }
    }

    private async Task OweAsync(IncomingPress press, Alarm alarm, DateTimeOffset now, CancellationToken ct)
    {
        db.MarkAsOwing();
        db.Insert(new OwedLeaf { AlarmId = alarm.Id, ActorId = press.Actor.Id, IsDevice = press.Actor.Kind == ActorKind.Device, AreaPath = alarm.AreaPath, At = now });
        if (!await db.Set<DeviceFault>().AnyAsync(f => f.DeviceId == Guid.Empty && f.Kind == FaultKind.Audit && f.EndedAt == null, ct))
        {
            db.OpenFault(FaultKind.Audit, Guid.Empty, $"/{db.District.Code}/", now, withLeaf: false);
        }
    }
}

/// <summary>A press as it came in.</summary>
/// <param name="SourceId">The device, the account that raised it by hand, or the message of another system.</param>
/// <param name="PressId">The sender's id, 1–64 characters: by it a retry is known.</param>
/// <param name="Role">In which the source acts.</param>
internal sealed record IncomingPress(Guid SourceId, string PressId, AlarmWay Way, Actor Actor, string Role)
{
    /// <summary>The id that a new alarm gets, where the sender said one.</summary>
    public Guid? AlarmId { get; init; }

    public Guid? DeviceId { get; init; }

    /// <summary>Null: as the device's standing says.</summary>
    public AlarmKind? Kind { get; init; }

    public DateTimeOffset? HappenedAt { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public string? Place { get; init; }

    public string? Words { get; init; }

    public bool IsByDevice => Role == AlarmTable.Device;

    public static IncomingPress OfDevice(Guid deviceId, string pressId, AlarmWay way) =>
        new(deviceId, pressId, way, new Actor(deviceId, ActorKind.Device, deviceId.ToString("N"), null, []), AlarmTable.Device) { DeviceId = deviceId };
}

/// <summary>What came of a press.</summary>
/// <param name="IsNew">False where it was one already.</param>
internal sealed record Pressed(Guid AlarmId, long Number, string State, bool IsNew);
