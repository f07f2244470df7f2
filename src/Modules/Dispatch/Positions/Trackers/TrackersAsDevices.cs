using Wangge.Contracts.Doors;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>Trackers as a broker knows them: by name and secret.</summary>
internal sealed class TrackersAsDevices(TrackerShelf shelf, Stores stores) : IKnowDevices
{
    public async ValueTask<Device?> FindAsync(string userName, string password, CancellationToken ct) =>
        await FindAsync(userName) is var (tracker, device) && DeviceSecret.IsOf(tracker.Hash, password) ? device : null;

    public async ValueTask<Device?> FindTrustedAsync(string userName, CancellationToken ct) => (await FindAsync(userName))?.Device;

    private async ValueTask<(Tracker Tracker, Device Device)?> FindAsync(string userName)
    {
        if (Device.Named(userName) is not { } named || stores.Find(named.DistrictCode) is not { } store) { return null; }
        return (await shelf.GetAsync(store)).Find(named.DeviceId) is { } tracker ? (tracker, named) : null;
    }
}
