using Wangge.Contracts.Doors;

namespace Wangge.Alarms.Devices;

/// <summary>Alarm devices as a broker knows them: by name and key.</summary>
internal sealed class DevicesOfBroker(DeviceShelf shelf, Stores stores) : IKnowDevices
{
    /// <summary>Where a device publishes its presses.</summary>
    public static string TopicOf(string districtCode, AlarmDevice device) => $"grid/{districtCode}/{device.Class.Wire()}/{device.Id:N}/alarm";

    public async ValueTask<Device?> FindAsync(string userName, string password, CancellationToken ct) =>
        await FindAsync(userName) is var (device, known) && DeviceSecret.IsOf(device.KeyHash, password) ? known : null;

    public async ValueTask<Device?> FindTrustedAsync(string userName, CancellationToken ct) => (await FindAsync(userName))?.Known;

    private async ValueTask<(AlarmDevice Device, Device Known)?> FindAsync(string userName)
    {
        if (Device.Named(userName) is not { } named || stores.Find(named.DistrictCode) is not { } store) { return null; }
        return (await shelf.GetAsync(store)).Find(named.DeviceId) is { } device ? (device, named) : null;
    }
}
