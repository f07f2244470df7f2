using Wangge.Alarms.Faults;
using Wangge.Alarms.Rules;
using Wangge.Contracts.Areas;

namespace Wangge.Alarms.Devices;

/// <summary>A device as lists show it; whom to call is shown apart.</summary>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="Contacts">How many.</param>
/// <param name="Battery">0–100.</param>
/// <param name="Expects"><c>drill</c> or <c>test</c> until <paramref name="ExpectsUntil"/>; else null.</param>
/// <param name="Faults">Kinds of those that are open.</param>
public sealed record DeviceView(
    Guid Id, string Code, string Class, string Name, string? Address, string Spot, string AreaPath, string? Area, double Longitude, double Latitude, int? People, IReadOnlyList<string> CameraIds,
    int HeartbeatSeconds, int Contacts, bool HasPlan, DateTimeOffset? LastHeardAt, bool? IsOnline, int? Battery, DateTimeOffset? LastTestAt, DateTimeOffset TestDueAt,
    string? Expects, DateTimeOffset? ExpectsUntil, IReadOnlyList<string> Faults, DateTimeOffset? EndedAt, int Version);

/// <summary>A contact as shown.</summary>
public sealed record ContactView(Guid Id, string Name, string Duty, string Phone);

/// <summary>What came of registering, or of a new key.</summary>
/// <param name="Key">Told once; null where nothing new was made.</param>
/// <param name="UserName">At a broker, and at the HTTP door.</param>
/// <param name="Topic">Where it publishes a press.</param>
public sealed record DeviceMade(DeviceView Device, string? Key, string UserName, string Topic);

/// <summary>Makes views of devices. Asked in a scope of the district.</summary>
internal sealed class DeviceReading(DistrictDb db, IAreaLookup areas, RulesShelf rules, TimeProvider time)
{
    public async Task<IReadOnlyList<DeviceView>> ViewsAsync(IReadOnlyList<AlarmDevice> devices, CancellationToken ct)
    {
        var ids = devices.Select(d => d.Id).ToList();
        var standings = await db.Set<DeviceStanding>().AsNoTracking().Where(s => ids.Contains(s.DeviceId)).ToDictionaryAsync(s => s.DeviceId, ct);
        var contacts = await db.Set<DeviceContact>().Where(c => ids.Contains(c.DeviceId)).GroupBy(c => c.DeviceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var faults = (await db.Set<DeviceFault>().AsNoTracking().Where(f => f.EndedAt == null && ids.Contains(f.DeviceId)).ToListAsync(ct)).ToLookup(f => f.DeviceId, f => f.Kind.Wire());
        var testEvery = TimeSpan.FromDays((await rules.GetAsync(db.Store)).TestEveryDays);
        var views = new List<DeviceView>(devices.Count);
        foreach (var d in devices)
        {
            var s = standings.GetValueOrDefault(d.Id);
            var expects = s?.KindAt(time.GetUtcNow()) is { } kind and not AlarmKind.Press ? kind.Wire() : null;
            views.Add(new DeviceView(
                d.Id, d.Code, d.Class.Wire(), d.Name, d.Address, d.Spot, d.AreaPath, (await areas.FindAreaAsync(d.AreaPath))?.Name, d.Longitude, d.Latitude, d.People, d.CameraIds,
                d.HeartbeatSeconds, contacts.GetValueOrDefault(d.Id), d.Plan is not null, s?.LastHeardAt, s?.IsOnline, s?.Battery, s?.LastTestAt, (s?.LastTestAt ?? d.CreatedAt) + testEvery,
                expects, expects is null ? null : s!.ExpectsUntil, [.. faults[d.Id]], d.EndedAt, d.Version));
        }

        return views;
    }

    public async Task<DeviceView> ViewAsync(AlarmDevice device, CancellationToken ct) => (await ViewsAsync([device], ct))[0];

    public async Task<IReadOnlyList<ContactView>> ContactsAsync(Guid deviceId, CancellationToken ct) =>
        [.. (await db.Set<DeviceContact>().AsNoTracking().Where(c => c.DeviceId == deviceId).ToListAsync(ct)).OrderBy(c => c.Id).Select(c => new ContactView(c.Id, c.Name, c.Duty, c.Phone))];
}
