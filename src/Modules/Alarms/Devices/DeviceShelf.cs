using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Alarms.Listening;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;

namespace Wangge.Alarms.Devices;

/// <summary>Each district's devices in memory, read anew when one is registered, changed or ended. Safe for concurrent use.</summary>
internal sealed class DeviceShelf(DistrictStates<DeviceBook> books)
{
    /// <value>More than a district has.</value>
    private const int Most = 10_000;

    public ValueTask<DeviceBook> GetAsync(DistrictStore store) =>
        books.Peek(store.District.Code) is { } there ? new(there) : books.GetAsync(store.District.Code, () => ReadAsync(store));

    public bool Holds(string districtCode) => books.Peek(districtCode) is not null;

    public void Forget(string districtCode) => books.Drop(districtCode);

    private static async Task<DeviceBook> ReadAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return new DeviceBook(await db.Set<AlarmDevice>().AsNoTracking().Where(d => d.EndedAt == null).OrderBy(d => d.Seq).Take(Most).ToListAsync());
    }
}

/// <summary>A district's devices that hold. Never changes.</summary>
internal sealed class DeviceBook(IReadOnlyList<AlarmDevice> devices)
{
    private readonly FrozenDictionary<Guid, AlarmDevice> _byId = devices.ToFrozenDictionary(d => d.Id);

    public IReadOnlyList<AlarmDevice> All => devices;

    public AlarmDevice? Find(Guid deviceId) => _byId.GetValueOrDefault(deviceId);
}

/// <summary>Drops devices and rules in memory where another node changed them.</summary>
internal sealed class DeviceWatch(DeviceShelf shelf, Rules.RulesShelf rules, IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<DeviceWatch> log)
    : MemoryWatch(AlarmTeller.DevicesTopic, grains, registry, lifetime, log)
{
    protected override bool Holds(string districtCode) => shelf.Holds(districtCode);

    protected override void Forget(string districtCode)
    {
        shelf.Forget(districtCode);
        rules.Forget(districtCode);
    }
}
