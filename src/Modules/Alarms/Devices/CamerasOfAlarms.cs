using Wangge.Contracts.Alarms;

namespace Wangge.Alarms.Devices;

/// <inheritdoc/>
internal sealed class CamerasOfAlarms(DistrictDb db, DeviceShelf shelf) : ICamerasOfAlarms
{
    private const int Most = 200;

    public async ValueTask<IReadOnlyList<string>> ListOfDevicesAsync(CancellationToken ct) => [.. (await shelf.GetAsync(db.Store)).All.SelectMany(d => d.CameraIds).Distinct(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<AlarmWithCameras>> ListOpenAsync(CancellationToken ct) =>
        [.. (await db.Set<Alarm>().AsNoTracking().Where(a => a.EndedAt == null).OrderByDescending(a => a.Seq).Take(Most).ToListAsync(ct)).Where(a => a.CameraIds.Count > 0).Select(Of)];

    public async Task<AlarmWithCameras?> FindAsync(Guid alarmId, CancellationToken ct) =>
        await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is { } alarm ? Of(alarm) : null;

    private static AlarmWithCameras Of(Alarm a) => new(a.Id, a.AreaPath, a.CameraIds, a.HolderId, a.EndedAt is null);
}
