using Wangge.Contracts.Alarms;

namespace Wangge.Alarms.Faults;

/// <inheritdoc/>
internal sealed class HouseFaults(DistrictDb db, TimeProvider time) : IHouseFaults
{
    public async Task OpenAsync(HouseFault fault, CancellationToken ct)
    {
        var kind = KindOf(fault);
        if (await db.Set<DeviceFault>().AnyAsync(f => f.DeviceId == Guid.Empty && f.Kind == kind && f.EndedAt == null, ct)) { return; }
        db.OpenFault(kind, Guid.Empty, $"/{db.District.Code}/", time.Now(), withLeaf: false);
    }

    public Task EndAsync(HouseFault fault, CancellationToken ct) => db.EndFaultsAsync(Guid.Empty, [KindOf(fault)], "written", time.Now(), ct);

    private static FaultKind KindOf(HouseFault fault) => fault switch
    {
        HouseFault.ViewAudit => FaultKind.ViewAudit,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
