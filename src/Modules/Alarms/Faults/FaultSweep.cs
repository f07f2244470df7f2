using Wangge.Alarms.Devices;
using Wangge.Alarms.Rules;

namespace Wangge.Alarms.Faults;

/// <summary>Looks after devices that say nothing, and buttons that nobody tests; and writes the leaves that are owed. Idempotent; a bounded number at a sweep.</summary>
/// <remarks>A device is silent at one and a half of its interval, so that with a sweep's pace it is a fault within twice.</remarks>
internal sealed class FaultSweep(DeviceShelf shelf, RulesShelf rules, TimeProvider time)
{
    private const int MostActs = 200;

    /// <value>A device that never was heard is being installed; after this it is a fault.</value>
    private static readonly TimeSpan InstalledWithin = TimeSpan.FromDays(1);

    /// <returns>Faults opened.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        var (now, opened) = (time.Now(), 0);
        await using var db = store.Lease();
        var standings = await db.Set<DeviceStanding>().AsNoTracking().ToDictionaryAsync(s => s.DeviceId, ct);
        var open = (await db.Set<DeviceFault>().AsNoTracking().Where(f => f.EndedAt == null).Select(f => new { f.DeviceId, f.Kind }).ToListAsync(ct)).Select(f => (f.DeviceId, f.Kind)).ToHashSet();
        var testEvery = TimeSpan.FromDays((await rules.GetAsync(store)).TestEveryDays);
        foreach (var device in (await shelf.GetAsync(store)).All)
        {
            if (!standings.TryGetValue(device.Id, out var standing)) { continue; }
            if (IsSilent(device, standing, now) && !open.Contains((device.Id, FaultKind.Silent))) { opened += await OpenAsync(store, FaultKind.Silent, device, now, ct); }
            if (now - (standing.LastTestAt ?? device.CreatedAt) > testEvery && !open.Contains((device.Id, FaultKind.TestDue))) { opened += await OpenAsync(store, FaultKind.TestDue, device, now, ct); }
            if (opened >= MostActs) { break; }
        }

        await EndOfThoseTakenOffAsync(store, [.. open.Where(f => f.Kind is FaultKind.Silent or FaultKind.TestDue).Select(f => f.DeviceId)], now, ct);
        return opened;
    }

    /// <summary>A sweep that began before a device was taken off opens its fault after it: nobody would ever hear of that one again.</summary>
    private static async Task EndOfThoseTakenOffAsync(DistrictStore store, IReadOnlyCollection<Guid> deviceIds, DateTimeOffset now, CancellationToken ct)
    {
        if (deviceIds.Count == 0) { return; }
        await using var db = store.Lease();
        var gone = await db.Set<AlarmDevice>().AsNoTracking().Where(d => deviceIds.Contains(d.Id) && d.EndedAt != null).Select(d => d.Id).Take(MostActs).ToListAsync(ct);
        if (gone.Count == 0) { return; }
        foreach (var deviceId in gone) { await db.EndFaultsAsync(deviceId, [FaultKind.Silent, FaultKind.TestDue], "taken-off", now, ct); }
        await db.CommitAsync(ct);
    }

    /// <summary>Writes the leaves that are owed, and ends the fault once none is.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> PayAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        var owed = await db.Set<OwedLeaf>().OrderBy(o => o.Seq).Take(MostActs).ToListAsync(ct);
        if (owed.Count == 0) { return 0; }
        foreach (var o in owed)
        {
            db.Leaf(new AuditNote(
                o.ActorId, o.IsDevice ? AuditActorKind.Device : AuditActorKind.Account, "alarms.raise", "alarm", o.AlarmId, o.AreaPath, Data: AuditData.Of(("owed", true), ("at", o.At))));
        }

        db.RemoveRange(owed);
        if (owed.Count < MostActs) { await db.EndFaultsAsync(Guid.Empty, [FaultKind.Audit], "written", time.Now(), ct); }
        await db.CommitAsync(ct);
        return owed.Count;
    }

    internal static bool IsSilent(AlarmDevice device, DeviceStanding standing, DateTimeOffset now) =>
        standing.LastHeardAt is { } heard ? now - heard > TimeSpan.FromSeconds(device.HeartbeatSeconds * 1.5) : now - device.CreatedAt > InstalledWithin;

    internal static async Task<int> OpenAsync(DistrictStore store, FaultKind kind, AlarmDevice device, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = store.Lease();
        db.OpenFault(kind, device.Id, device.AreaPath, now);
        try
        {
            await db.CommitAsync(ct);
            return 1;
        }
        catch (DuplicateKeyException)
        {
            return 0;
        }
    }
}
