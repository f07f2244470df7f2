using System.Text;
using Wangge.Contracts.Alarms;

namespace Wangge.Alarms.Faults;

/// <summary>Opens and ends faults within a commit of the caller's, each with its journal, leaf and notice.</summary>
internal static class FaultDesk
{
    public static void OpenFault(this DistrictDb db, FaultKind kind, Guid deviceId, string areaPath, DateTimeOffset now, bool withLeaf = true)
    {
        var fault = DeviceFault.Open(kind, deviceId, areaPath, now);
        db.Add(fault);
        db.Keep(fault, Actor.System, "opened", withLeaf);
    }

    /// <summary>Ends those of these kinds that are open at a device.</summary>
    public static async Task EndFaultsAsync(this DistrictDb db, Guid deviceId, IReadOnlyCollection<FaultKind> kinds, string reason, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var fault in await db.Set<DeviceFault>().Where(f => f.DeviceId == deviceId && f.EndedAt == null && kinds.Contains(f.Kind)).ToListAsync(ct))
        {
            fault.End(Guid.CreateVersion7(now), Guid.Empty, reason, now);
            db.Keep(fault, Actor.System, "ended");
        }
    }

    public static void Keep(this DistrictDb db, DeviceFault fault, Actor actor, string what, bool withLeaf = true)
    {
        foreach (var entry in fault.NewEntries) { db.Insert(entry); }
        if (withLeaf) { db.Leaf(AuditNote.By(actor, "alarms.fault-" + what, "alarm-fault", fault.Id, fault.AreaPath, purpose: fault.Reason, data: AuditData.Of(("kind", fault.Kind.Wire()), ("device", fault.DeviceId)), erasable: fault.Words is { } said ? Encoding.UTF8.GetBytes(said) : null)); }
        db.Announce(new AlarmFaultChanged(fault.Id, what, fault.Kind.Wire(), fault.DeviceId, fault.AreaPath));
    }
}
