using Wangge.Contracts.Alarms;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Doors;

namespace Wangge.Alarms.Devices;

/// <inheritdoc/>
internal sealed class AlarmFounding(DistrictDb db, IAreaLookup areas, DeviceShelf shelf, TimeProvider time) : IAlarmFounding
{
    public async Task<IReadOnlyList<FoundAlarmDevice>> FoundAsync(IReadOnlyList<PlannedAlarmDevice> planned, CancellationToken ct)
    {
        var known = await db.Set<AlarmDevice>().Select(d => d.Id).ToHashSetAsync(ct);
        var found = new List<FoundAlarmDevice>();
        foreach (var p in planned.Where(p => !known.Contains(p.Id)))
        {
            var fields = new DeviceFields(
                p.Code, p.Class, p.Name, p.Spot, p.Longitude, p.Latitude, p.Address, p.People, p.HeartbeatSeconds,
                Contacts: [.. p.Contacts.Select(c => new ContactView(c.Id, c.Name, c.Duty, c.Phone))], Plan: PlanOf(p.Plan), CameraIds: [.. p.CameraIds.Select(id => id.ToString())]);
            if (DeviceRules.Check(fields) is { } refusal) { throw new InvalidOperationException($"{p.Name}: {refusal.Code}"); }
            var grid = await areas.FindGridAsync(p.Longitude, p.Latitude) ?? throw new InvalidOperationException($"{p.Name} lies in no grid.");
            var key = DeviceSecret.New();
            db.Add(DeviceRules.Make(p.Id, fields, grid, DeviceSecret.HashOf(key), time.Now()));
            db.Add(new DeviceStanding { DeviceId = p.Id, Version = 1 });
            db.AddRange(p.Contacts.Select(c => new DeviceContact { Id = c.Id, DeviceId = p.Id, Name = c.Name, Duty = c.Duty, Phone = c.Phone }));
            found.Add(new FoundAlarmDevice(p.Id, p.Code, p.Class, p.Name, Device.UserNameOf(db.District.Code, p.Id), key));
        }

        if (found.Count == 0) { return found; }
        db.Leaf(AuditNote.By(Actor.System, "alarms.found-devices", "district", Guid.Empty, data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return found;
    }

    private static BuildingPlan? PlanOf(PlannedPlan? p) => p is null ? null : new BuildingPlan(
        p.Width, p.Height, [.. p.Rooms.Select(r => new PlanRoom(r.Name, r.X, r.Y, r.W, r.H))], [.. p.Doors.Select(d => new PlanDoor(d.Name, d.X, d.Y))], new PlanPoint(p.ButtonX, p.ButtonY));
}
