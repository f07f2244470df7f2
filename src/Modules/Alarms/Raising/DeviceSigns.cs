using Wangge.Alarms.Devices;
using Wangge.Alarms.Faults;
using Wangge.Alarms.Rules;

namespace Wangge.Alarms.Raising;

/// <summary>Signs of life: heartbeats with their battery, and last wills. Asked in a scope of the district.</summary>
/// <remarks>A sign is no act of anybody and has no leaf; a fault that it opens or ends has one.</remarks>
internal sealed class DeviceSigns(DistrictDb db, DeviceShelf shelf, RulesShelf rules, TimeProvider time)
{
    private const int MostTries = 5;

    /// <param name="isOnline">False: its last will.</param>
    public async Task HearAsync(Guid deviceId, int? battery, bool isOnline, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(deviceId, battery, isOnline, ct);
                return;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException && attempt < MostTries)
            {
                db.Reset();
            }
        }
    }

    private async Task TryAsync(Guid deviceId, int? battery, bool isOnline, CancellationToken ct)
    {
        if ((await shelf.GetAsync(db.Store)).Find(deviceId) is not { } device || await db.Set<DeviceStanding>().FirstOrDefaultAsync(s => s.DeviceId == deviceId, ct) is not { } standing) { return; }
        var now = time.Now();
        standing.Version++;
        standing.IsOnline = isOnline;
        if (isOnline) { standing.LastHeardAt = now; }
        if (battery is not null) { standing.Battery = battery; }
        db.MarkAsBookkeeping();

        var low = (await rules.GetAsync(db.Store)).BatteryLow;
        var open = await db.Set<DeviceFault>().AsNoTracking().Where(f => f.DeviceId == deviceId && f.EndedAt == null).Select(f => f.Kind).ToListAsync(ct);
        if (battery < low && !open.Contains(FaultKind.Battery)) { db.OpenFault(FaultKind.Battery, deviceId, device.AreaPath, now); }
        if (battery >= low && open.Contains(FaultKind.Battery)) { await db.EndFaultsAsync(deviceId, [FaultKind.Battery], "charged", now, ct); }
        if (!isOnline && !open.Contains(FaultKind.Offline)) { db.OpenFault(FaultKind.Offline, deviceId, device.AreaPath, now); }
        if (isOnline && (open.Contains(FaultKind.Offline) || open.Contains(FaultKind.Silent))) { await db.EndFaultsAsync(deviceId, [FaultKind.Offline, FaultKind.Silent], "heard", now, ct); }
        await db.CommitAsync(ct);
    }
}
