using Orleans.Runtime;

namespace Wangge.Video.Viewing;

/// <summary>Which run of a node this is, and which others live, by the cluster's own membership. A single process is a cluster of its own: no earlier run lives in it. Safe for concurrent use.</summary>
internal sealed class LivingNodes(ILocalSiloDetails own, IGrainFactory grains)
{
    /// <summary>Of this process's run: another one at each start.</summary>
    public string Own { get; } = own.SiloAddress.ToParsableString();

    /// <summary>Runs that live now, each as <see cref="Own"/> is there; one that is only suspected is among them.</summary>
    public async Task<IReadOnlySet<string>> ListAsync()
    {
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts();
        return hosts.Where(h => h.Value is not (SiloStatus.None or SiloStatus.Dead)).Select(h => h.Key.ToParsableString()).Append(Own).ToHashSet(StringComparer.Ordinal);
    }
}
