namespace Wangge.Contracts.Alarms;

/// <summary>Which cameras belong to alarm devices and to open alarms. Asked in a scope of the district.</summary>
public interface ICamerasOfAlarms
{
    /// <summary>As devices that hold name them, each once: these are kept warm.</summary>
    ValueTask<IReadOnlyList<string>> ListOfDevicesAsync(CancellationToken ct);

    /// <summary>Open alarms that have cameras, the newest first, at most 200.</summary>
    Task<IReadOnlyList<AlarmWithCameras>> ListOpenAsync(CancellationToken ct);

    /// <summary>The alarm, open or ended; null where there is none.</summary>
    Task<AlarmWithCameras?> FindAsync(Guid alarmId, CancellationToken ct);
}

/// <param name="HolderId">The one operator who holds it; null while nobody does.</param>
public sealed record AlarmWithCameras(Guid AlarmId, string AreaPath, IReadOnlyList<string> CameraIds, Guid? HolderId, bool IsOpen);
