using Wangge.Alarms.Showing;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Outbox;

namespace Wangge.Alarms.Listening;

/// <summary>Tells consoles of what whoever committed it could not tell: it died first.</summary>
internal sealed class OnAlarmActed(DistrictDb db, AlarmReading reading, AlarmTeller teller) : IListenTo<AlarmActed>
{
    public Task HearAsync(AlarmActed notice, Delivery delivery, CancellationToken ct) => teller.TellUnlessToldAsync(
        delivery.DistrictCode, notice.AlarmId, notice.Version, notice.Action,
        async () => await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == notice.AlarmId, ct) is { } alarm ? await reading.ViewAsync(alarm, ct) : null);
}

/// <summary>Tells consoles that a fault was opened or has ended; they load it themselves.</summary>
internal sealed class OnFaultChanged(AlarmTeller teller) : IListenTo<AlarmFaultChanged>
{
    public Task HearAsync(AlarmFaultChanged notice, Delivery delivery, CancellationToken ct) => teller.TellFaultAsync(
        delivery.DistrictCode, notice.FaultId, notice.What, notice.AreaPath,
        new Dictionary<string, string> { ["kind"] = notice.Kind, ["deviceId"] = notice.DeviceId.ToString() });
}
