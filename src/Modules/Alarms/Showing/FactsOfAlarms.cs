using Wangge.Contracts.Alarms;
using Wangge.Contracts.Areas;

namespace Wangge.Alarms.Showing;

/// <inheritdoc/>
internal sealed class FactsOfAlarms(DistrictDb db, IAreaLookup areas) : IAlarmFacts
{
    public async Task<AlarmFacts?> FindAsync(Guid alarmId, int version, CancellationToken ct)
    {
        if (await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return null; }
        var actedAt = await db.Set<AlarmEntry>().Where(e => e.AlarmId == alarmId && e.Sequence == version).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(ct) ?? alarm.PressedAt;
        return new AlarmFacts(
            alarm.Id, alarm.Seq, alarm.Kind.Wire(), alarm.Outcome?.Wire(), alarm.Way.Wire(), alarm.Class, alarm.DeviceId is null ? null : alarm.Name, alarm.AreaPath,
            (await areas.FindAreaAsync(alarm.AreaPath))?.Name, alarm.Longitude, alarm.Latitude, actedAt);
    }
}
