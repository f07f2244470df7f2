using System.Collections.Frozen;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>A district's trackers that hold. Never changes.</summary>
internal sealed class TrackerBook(IReadOnlyList<Tracker> trackers)
{
    private readonly FrozenDictionary<Guid, Tracker> _byId = trackers.ToFrozenDictionary(t => t.Id);
    private readonly FrozenDictionary<string, Tracker> _byHash = trackers.ToFrozenDictionary(t => Convert.ToHexString(t.Hash), StringComparer.Ordinal);

    public IReadOnlyList<Tracker> All => trackers;

    public Tracker? Find(Guid trackerId) => _byId.GetValueOrDefault(trackerId);

    /// <summary>The one that knows this secret, or null.</summary>
    public Tracker? FindBySecret(string secret) => _byHash.GetValueOrDefault(Convert.ToHexString(DeviceSecret.HashOf(secret)));
}
