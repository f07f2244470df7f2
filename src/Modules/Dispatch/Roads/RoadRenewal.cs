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

    /// <summary>Districts whose new roads serve and of which nobody could be told yet.</summary>
    private readonly HashSet<string> _untold = new(StringComparer.Ordinal);

    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            if (shelf.Renew(district.Code) is { } roads)
            {
                _untold.Add(district.Code);
                log.LogInformation("Roads {Version} of {District} serve", roads.Version, district.Code);
            }

            if (!_untold.Contains(district.Code)) { return; }
            await OnRoadsChanged.TellAsync(grains, district.Code, new RoadsChanged("network", Guid.Empty, $"/{district.Code}/"));
            _untold.Remove(district.Code);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("New roads of {District} wait: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
