using System.Globalization;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Outbox;

namespace Wangge.Alarms.Escalating;

/// <summary>Writes to somebody whom an alarm asks, where they left an address: which place, since when, and the link. Nothing once somebody has answered it, and nothing for a test.</summary>
internal sealed class OnAlarmAsks(DistrictDb db, IAccounts accounts, IMessageDoor door) : IListenTo<AlarmAsks>
{
    public async Task HearAsync(AlarmAsks notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == notice.AlarmId, ct) is not { AcknowledgedAt: null, EndedAt: null } alarm || alarm.Kind == AlarmKind.Test) { return; }
        if (!(await accounts.ListAddressesAsync([notice.AccountId], ct)).TryGetValue(notice.AccountId, out var address)) { return; }
        var since = TimeZoneInfo.ConvertTime(alarm.PressedAt, TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone));
        await door.SendAsync(
            new OutgoingMessage(
                delivery.MessageId, address.Email, address.Phone, AlarmMessages.SubjectOf(alarm), AlarmMessages.TextOf(since.ToString("HH:mm:ss", CultureInfo.InvariantCulture)), $"/office/alarms/{alarm.Id}"),
            ct);
    }
}

/// <summary>What is written, in Chinese and English. A place that somebody named in words may be a home: of it the number alone is told.</summary>
internal static class AlarmMessages
{
    public static string SubjectOf(Alarm alarm)
    {
        var (chinese, english) = alarm.DeviceId is null ? ($"第 {alarm.Seq} 号", $"no. {alarm.Seq}") : (alarm.Name, alarm.Name);
        return alarm.Kind == AlarmKind.Drill
            ? $"【演练，不是真警】报警无人确认：{chinese} / [Drill, not an emergency] Nobody has answered an alarm: {english}"
            : $"报警无人确认：{chinese} / Nobody has answered an alarm: {english}";
    }

    /// <param name="since">By the district's clock, such as <c>14:32:06</c>.</param>
    public static string TextOf(string since) =>
        $"{since} 按下，至今无人确认。请联系指挥中心，或打开链接处置。\nPressed at {since}; nobody has acknowledged it. Call the command centre, or open the link.";
}
