using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Devices;
using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;

namespace Wangge.Alarms.Faults;

/// <summary>A device whose camera does not answer has a fault, until all of its cameras answer or it has none that does not. Idempotent; a bounded number at a sweep.</summary>
internal sealed class CameraFaultSweep(DeviceShelf shelf, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MostActs = 200;

    /// <returns>Faults opened and ended.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var open = (await db.Set<DeviceFault>().AsNoTracking().Where(f => f.Kind == FaultKind.Camera && f.EndedAt == null).Select(f => f.DeviceId).ToListAsync(ct)).ToHashSet();
        var devices = (await shelf.GetAsync(store)).All;
        var silent = await scope.ServiceProvider.GetRequiredService<ICamerasWatched>().ListNotAnsweringAsync([.. devices.SelectMany(d => CamerasOf(d.CameraIds))], ct);
        var failing = devices.Where(d => CamerasOf(d.CameraIds).Any(silent.ContainsKey)).ToDictionary(d => d.Id);
        var acts = 0;
        foreach (var device in failing.Values.Where(d => !open.Contains(d.Id)).Take(MostActs)) { acts += await FaultSweep.OpenAsync(store, FaultKind.Camera, device, time.Now(), ct); }
        var over = open.Where(id => !failing.ContainsKey(id)).Take(MostActs).ToList();
        foreach (var deviceId in over) { await db.EndFaultsAsync(deviceId, [FaultKind.Camera], "answers", time.Now(), ct); }
        await db.CommitAsync(ct);
        return acts + over.Count;
    }

    /// <summary>As devices name them; what is no id is passed over.</summary>
    public static IEnumerable<Guid> CamerasOf(IReadOnlyList<string> cameraIds) => cameraIds.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}
