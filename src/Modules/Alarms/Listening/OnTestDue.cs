using Wangge.Alarms.Devices;
using Wangge.Alarms.Faults;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Outbox;

namespace Wangge.Alarms.Listening;

/// <summary>Writes to the first whom one calls at a device's place that its button is to be tested: once for each time that it falls due, and on record.</summary>
/// <remarks>An alarm's contact has a number and no address: what becomes of a message to a number is the door's. Nobody is written to where the fault is over by then.</remarks>
internal sealed class OnTestDue(DistrictDb db, IMessageDoor door) : IListenTo<AlarmFaultChanged>
{
    public async Task HearAsync(AlarmFaultChanged notice, Delivery delivery, CancellationToken ct)
    {
        if (notice.What != "opened" || notice.Kind != FaultKind.TestDue.Wire()) { return; }
        if (!await db.Set<DeviceFault>().AnyAsync(f => f.Id == notice.FaultId && f.EndedAt == null, ct)) { return; }
        if (await db.Set<AlarmDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == notice.DeviceId && d.EndedAt == null, ct) is not { } device) { return; }
        if (await db.Set<DeviceContact>().AsNoTracking().Where(c => c.DeviceId == device.Id).OrderBy(c => c.Id).FirstOrDefaultAsync(ct) is not { } contact) { return; }
        db.Leaf(AuditNote.By(Actor.System, "alarms.test-reminded", "alarm-device", device.Id, device.AreaPath, purpose: "upkeep", data: AuditData.Of(("fault", notice.FaultId), ("contact", contact.Id))));
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, Email: null, contact.Phone, $"一键报警按钮该测试了：{device.Name} / The alarm button is to be tested: {device.Name}",
                $"{device.Name} {device.Spot}的一键报警按钮已到测试时间。请先告知指挥中心，再按一次。\nThe alarm button at {device.Name}, {device.Spot}, is due for its test. Tell the command centre first, then press it once."),
            ct);
    }
}
