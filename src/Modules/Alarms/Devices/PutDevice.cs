using Wangge.Alarms.Listening;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Doors;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Devices;

/// <summary>Registers a device or changes it whole. The key of a new one is told here and never again.</summary>
/// <remarks>
/// Nobody can tell the key twice, so a retry of the registration within <see cref="RetryWithin"/> gets another key in place of the first, which may not have arrived.
/// Refuses with <c>alarms.device.*</c>, <c>areas.unknown-place</c>.
/// </remarks>
internal static class PutDevice
{
    public static readonly TimeSpan RetryWithin = TimeSpan.FromMinutes(10);

    private static readonly Refusal UnknownPlace = new("areas.unknown-place", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/alarm-devices/{deviceId:guid}", Handle)
        .RequirePermission(AlarmPermissions.EditDevices)
        .WithName("PutAlarmDevice");

    private static async Task<Results<Ok<DeviceMade>, Refused>> Handle(
        Guid deviceId, DeviceFields request, DistrictDb db, IAreaLookup areas, IAccounts accounts, DeviceReading reading, DeviceShelf shelf, AlarmTeller teller,
        Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (deviceId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (DeviceRules.Check(request) is { } unfit) { return new Refused(unfit); }
        if (await areas.FindGridAsync(request.Longitude, request.Latitude) is not { } grid) { return new Refused(UnknownPlace); }
        if (policy.Check(actor, AlarmPermissions.EditDevices, new Reach(grid.AreaPath)) is { } refusal) { return new Refused(refusal); }
        foreach (var named in (request.Escalation ?? []).SelectMany(l => l.AccountIds).Distinct())
        {
            if (!await accounts.IsActiveAsync(named, ct)) { return new Refused(AlarmRefusals.BadEscalation); }
        }

        var device = await db.Set<AlarmDevice>().FirstOrDefaultAsync(d => d.Id == deviceId, ct);
        if (device is not null && policy.Check(actor, AlarmPermissions.EditDevices, new Reach(device.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (device?.EndedAt is not null) { return new Refused(AlarmRefusals.DeviceEnded); }
        var (now, isNew) = (time.Now(), device is null);
        var isRetry = device is { Version: 1 } && request.Version is null && device.Code == request.Code && now - device.CreatedAt <= RetryWithin;
        if (!isNew && !isRetry && (device!.Version != request.Version || device.Code != request.Code)) { return new Refused(AlarmRefusals.StaleDevice); }
        if (isNew && await db.Set<AlarmDevice>().AnyAsync(d => d.Code == request.Code, ct)) { return new Refused(AlarmRefusals.CodeTaken); }

        var key = isNew || isRetry ? DeviceSecret.New() : null;
        if (device is null)
        {
            device = DeviceRules.Make(deviceId, request, grid, DeviceSecret.HashOf(key!), now);
            db.Add(device);
            db.Add(new DeviceStanding { DeviceId = deviceId, Version = 1 });
        }
        else
        {
            DeviceRules.Fill(device, request, grid);
            if (key is not null) { (device.KeyHash, device.Version) = (DeviceSecret.HashOf(key), 1); }
        }

        await PutContactsAsync(db, deviceId, request.Contacts, ct);
        db.Leaf(AuditNote.By(actor, isNew ? "alarms.device-registered" : "alarms.device-changed", "alarm-device", deviceId, device.AreaPath, data: AuditData.Of(("version", device.Version))));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        teller.DevicesChanged(db.District.Code);
        return TypedResults.Ok(new DeviceMade(await reading.ViewAsync(device, ct), key, Device.UserNameOf(db.District.Code, deviceId), DevicesOfBroker.TopicOf(db.District.Code, device)));
    }

    /// <summary>Puts these in place of those that stand; a number that was dropped is gone.</summary>
    private static async Task PutContactsAsync(DistrictDb db, Guid deviceId, IReadOnlyList<ContactView>? said, CancellationToken ct)
    {
        if (said is null) { return; }
        var there = await db.Set<DeviceContact>().Where(c => c.DeviceId == deviceId).ToDictionaryAsync(c => c.Id, ct);
        foreach (var contact in said)
        {
            if (there.Remove(contact.Id, out var standing)) { (standing.Name, standing.Duty, standing.Phone) = (contact.Name.Trim(), contact.Duty.Trim(), contact.Phone.Trim()); }
            else { db.Add(new DeviceContact { Id = contact.Id, DeviceId = deviceId, Name = contact.Name.Trim(), Duty = contact.Duty.Trim(), Phone = contact.Phone.Trim() }); }
        }

        db.RemoveRange(there.Values);
    }
}
