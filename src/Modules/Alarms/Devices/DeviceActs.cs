using Wangge.Alarms.Faults;
using Wangge.Alarms.Listening;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Devices;

/// <summary>What else is done with a device: a new key in place of the old, its end, a drill or a test that is announced.</summary>
internal static class DeviceActs
{
    /// <param name="Kind"><c>drill</c> or <c>test</c>: presses are that until the time is over.</param>
    public sealed record ExpectRequest(Guid ActId, [Required, MaxLength(20)] string Kind, [Range(1, 240)] int Minutes);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/alarm-devices/{deviceId:guid}/key", NewKeyAsync).RequirePermission(AlarmPermissions.EditDevices).WithName("RotateAlarmDeviceKey");
        api.MapPost("/alarm-devices/{deviceId:guid}/end", EndAsync).RequirePermission(AlarmPermissions.EditDevices).WithName("EndAlarmDevice");
        api.MapPost("/alarm-devices/{deviceId:guid}/expect", ExpectAsync).RequirePermission(AlarmPermissions.Expect).WithName("ExpectAlarms");
    }

    private static async Task<Results<Ok<DeviceMade>, Refused>> NewKeyAsync(
        Guid deviceId, DistrictDb db, DeviceReading reading, DeviceShelf shelf, AlarmTeller teller, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var (device, refusal) = await FindAsync(deviceId, AlarmPermissions.EditDevices, db, actor, policy, ct);
        if (device is null) { return new Refused(refusal!); }
        if (device.EndedAt is not null) { return new Refused(AlarmRefusals.DeviceEnded); }
        var key = DeviceSecret.New();
        device.KeyHash = DeviceSecret.HashOf(key);
        device.Version++;
        db.Leaf(AuditNote.By(actor, "alarms.device-key", "alarm-device", deviceId, device.AreaPath));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        teller.DevicesChanged(db.District.Code);
        return TypedResults.Ok(new DeviceMade(await reading.ViewAsync(device, ct), key, Device.UserNameOf(db.District.Code, deviceId), DevicesOfBroker.TopicOf(db.District.Code, device)));
    }

    private static async Task<Results<NoContent, Refused>> EndAsync(
        Guid deviceId, DistrictDb db, DeviceShelf shelf, AlarmTeller teller, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        var (device, refusal) = await FindAsync(deviceId, AlarmPermissions.EditDevices, db, actor, policy, ct);
        if (device is null) { return new Refused(refusal!); }
        if (device.EndedAt is not null) { return TypedResults.NoContent(); }
        device.EndedAt = time.Now();
        // Nothing is wrong with what is not there any more.
        await db.EndFaultsAsync(deviceId, Enum.GetValues<FaultKind>(), "taken-off", time.Now(), ct);
        device.Version++;
        db.Leaf(AuditNote.By(actor, "alarms.device-ended", "alarm-device", deviceId, device.AreaPath));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        teller.DevicesChanged(db.District.Code);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DeviceView>, Refused>> ExpectAsync(
        Guid deviceId, ExpectRequest request, DistrictDb db, DeviceReading reading, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (WireName.Find<AlarmKind>(request.Kind) is not { } kind || kind == AlarmKind.Press) { return new Refused(AlarmRefusals.BadFields); }
        var (device, refusal) = await FindAsync(deviceId, AlarmPermissions.Expect, db, actor, policy, ct);
        if (device is null) { return new Refused(refusal!); }
        if (device.EndedAt is not null) { return new Refused(AlarmRefusals.DeviceEnded); }
        var hash = RepeatedWrites.HashOf(new { deviceId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is null)
        {
            var standing = await db.Set<DeviceStanding>().FirstAsync(s => s.DeviceId == deviceId, ct);
            (standing.Expects, standing.ExpectsUntil) = (kind, time.Now().AddMinutes(request.Minutes));
            standing.Version++;
            db.Leaf(AuditNote.By(actor, "alarms.expected", "alarm-device", deviceId, device.AreaPath, data: AuditData.Of(("kind", kind.Wire()), ("minutes", request.Minutes))));
            db.Remember(actor.Key, request.ActId, hash, deviceId, time);
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(await reading.ViewAsync(device, ct));
    }

    private static async Task<(AlarmDevice? Device, Refusal? Refusal)> FindAsync(Guid deviceId, Permission permission, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<AlarmDevice>().FirstOrDefaultAsync(d => d.Id == deviceId, ct) is not { } device) { return (null, AlarmRefusals.UnknownDevice); }
        return policy.Check(actor, permission, new Reach(device.AreaPath)) is { } refusal ? (null, refusal) : (device, null);
    }
}
