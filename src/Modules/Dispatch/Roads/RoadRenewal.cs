using Microsoft.Extensions.Logging;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Listening;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Roads;

/// <summary>Serves roads that <c>wangge import roads</c> laid beside this server, without a pause, and tells consoles and phones to ask anew.</summary>
internal sealed class RoadRenewal(RoadShelf shelf, IGrainFactory grains, DistrictRegistry registry, TimeProvider time, ILogger<RoadRenewal> log)
    : DistrictRounds(registry, time, Every, firstAfter: Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Districts whose newest roads cannot be read: said once, not at every round.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            if (shelf.Renew(district.Code) is not { } roads) { return; }
            _broken.Remove(district.Code);
            log.LogInformation("Roads {Version} of {District} serve", roads.Version, district.Code);
            await OnRoadsChanged.TellAsync(grains, district.Code, new RoadsChanged("network", Guid.Empty, $"/{district.Code}/"));
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            if (_broken.Add(district.Code)) { log.LogWarning("The newest roads of {District} do not serve: {Type}", district.Code, reason.GetType().Name); }
        }
    }
}
