using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Districts;

namespace Wangge.Video.Gateway;

/// <summary>Reads each few seconds which cameras are wanted: so those of devices are warm, and an alarm's are fetched on a node that was not told of it, or that died meanwhile.</summary>
internal sealed class GatewayRounds(PictureGateway gateway, CameraSources sources, IServiceScopeFactory scopes, Stores stores, DistrictRegistry registry, IOptions<VideoOptions> options, ILogger<GatewayRounds> log)
    : DistrictRounds(registry, TimeProvider.System, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1))
{
    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            if (stores.Find(district.Code) is not { } store) { return; }
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
            var (alarms, asOf) = (scope.ServiceProvider.GetRequiredService<ICamerasOfAlarms>(), TimeProvider.System.GetTimestamp());
            var open = await alarms.ListOpenAsync(ct);
            var warm = options.Value.KeepWarm ? PictureGateway.CamerasOf(await alarms.ListOfDevicesAsync(ct)).ToHashSet() : [];
            var named = open.SelectMany(a => PictureGateway.CamerasOf(a.CameraIds)).Concat(warm).ToHashSet();
            var known = (await sources.ListKnownAsync(district.Code, named, ct)).ToHashSet();
            warm.IntersectWith(known);
            gateway.Hold(district.Code, warm, open.ToDictionary(a => a.AlarmId, a => (IReadOnlyList<Guid>)[.. PictureGateway.CamerasOf(a.CameraIds).Where(known.Contains)]), asOf);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogInformation("Cameras of {District} are looked at later: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
