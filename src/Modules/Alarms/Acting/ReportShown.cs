using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Acting;

/// <summary>A console says which alarms it has painted: each console once an alarm, and the first moves its state. A repeat changes nothing.</summary>
internal static class ReportShown
{
    /// <param name="HappenedAt">After paint, by the console's clock: a claim.</param>
    public sealed record Painted(Guid AlarmId, DateTimeOffset HappenedAt);

    /// <param name="ConsoleId">Of the stream <c>armed-consoles</c>, or the client's own (UUID).</param>
    public sealed record Request(Guid ConsoleId, [Required, MinLength(1), MaxLength(50)] IReadOnlyList<Painted> Shown);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/alarms/shown", Handle)
        .RequirePermission(AlarmPermissions.Show)
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(ReportShown));

    private static async Task<Results<NoContent, Refused>> Handle(
        Request request, DistrictDb db, AlarmDesk desk, RepeatTurns turns, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        // Fifty consoles paint the same alarm at the same moment: here one after the other, so that they do not come in each other's way.
        using var turn = await turns.TakeAsync(db.District.Code, "alarm-shown", Guid.Empty, ct);
        var ids = request.Shown.Select(s => s.AlarmId).Distinct().ToList();
        var alarms = await db.Set<Alarm>().Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var told = await db.Set<ConsoleShowing>().Where(s => s.ConsoleId == request.ConsoleId && ids.Contains(s.AlarmId)).Select(s => s.AlarmId).ToListAsync(ct);
        var now = time.Now();
        var moved = new List<Alarm>();
        foreach (var alarm in alarms.Where(a => !told.Contains(a.Id)))
        {
            if (policy.RolesFor(actor, AlarmPermissions.Show, new Reach(alarm.AreaPath)) is not [var role, ..]) { continue; }
            var happened = request.Shown.First(s => s.AlarmId == alarm.Id).HappenedAt.ToMilliseconds();
            db.Insert(new ConsoleShowing { AlarmId = alarm.Id, ConsoleId = request.ConsoleId, AccountId = actor.Id, HappenedAt = happened, ReceivedAt = now });
            db.Leaf(AuditNote.By(actor, "alarms.shown", "alarm", alarm.Id, alarm.AreaPath, data: AuditData.Of(("console", request.ConsoleId))));
            if (alarm.Show(new AlarmActor(new Act(Guid.CreateVersion7(now), actor.Id, happened, now), role.Role), request.ConsoleId))
            {
                desk.Keep(alarm, actor, null, withLeaf: false);
                moved.Add(alarm);
            }
        }

        await db.CommitAsync(ct);
        foreach (var alarm in moved) { await desk.TellAsync(alarm, ct); }
        return TypedResults.NoContent();
    }
}
