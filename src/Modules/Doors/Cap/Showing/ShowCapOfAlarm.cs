using Wangge.Doors.Keys;

namespace Wangge.Doors.Cap.Showing;

/// <summary>All CAP messages of one alarm, ours whole and those of others by name, in the order in which they were written or came.</summary>
internal static class ShowCapOfAlarm
{
    private const int Most = 200;

    /// <param name="Messages">At most 200 of ours and 200 of others, the oldest.</param>
    public sealed record Response(Guid AlarmId, IReadOnlyList<CapOfAlarmView> Messages);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cap/alarms/{alarmId:guid}", Handle)
        .RequirePermission(DoorsPermissions.SeeCap)
        .WithName(nameof(ShowCapOfAlarm));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid alarmId, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var ours = await db.Set<CapSent>().AsNoTracking().Where(m => m.AlarmId == alarmId).OrderBy(m => m.Number).Take(Most).ToListAsync(ct);
        if (ours.Count == 0) { return new Refused(CapRefusals.UnknownAlarm); }
        if (policy.Check(actor, DoorsPermissions.SeeCap, new Reach(ours[0].AreaPath)) is { } refusal) { return new Refused(refusal); }
        var theirs = await db.Set<CapReceived>().AsNoTracking().Where(m => m.AlarmId == alarmId).OrderBy(m => m.Seq).Take(Most).ToListAsync(ct);
        IEnumerable<CapOfAlarmView> all =
        [
            .. ours.Select(m => new CapOfAlarmView("out", m.Sender, m.Identifier, m.SentAt, m.SentAt, m.Type.ToString(), m.Status.ToString(), m.Xml)),
            .. theirs.Select(m => new CapOfAlarmView("in", m.Sender, m.Identifier, m.SentAt, m.ReceivedAt, m.Type.ToString(), m.Status.ToString(), null)),
        ];
        return TypedResults.Ok(new Response(alarmId, [.. all.OrderBy(m => m.At)]));
    }
}

/// <summary>One message of an alarm.</summary>
/// <param name="Direction"><c>out</c>: ours; <c>in</c>: another's.</param>
/// <param name="SentAt">As the message says.</param>
/// <param name="At">When it was written, or came.</param>
/// <param name="MsgType">The standard's word, such as <c>Alert</c>; so <paramref name="Status"/>.</param>
/// <param name="Xml">The whole message; null for another's, of which the alarm's journal has the words.</param>
public sealed record CapOfAlarmView(string Direction, string Sender, string Identifier, DateTimeOffset SentAt, DateTimeOffset At, string MsgType, string Status, string? Xml);
