using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Limits;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Calendars;

/// <summary>Why a case is due when it is: each clock step by step, by the calendar version that its deadline names, with pauses and extensions, in local time.</summary>
internal static class ShowDue
{
    public sealed record Response(Guid CaseId, IReadOnlyList<ClockStory> Clocks);

    /// <param name="Kind">Such as <c>handle</c>.</param>
    /// <param name="State"><c>running</c>, <c>standing</c>, <c>kept</c>, <c>missed</c> or <c>given-up</c>.</param>
    /// <param name="DueAt">As stored, in the zone's time; while the clock stands, what it would be had it gone on at once.</param>
    /// <param name="Zone">IANA zone of the calendar.</param>
    /// <param name="Warning">Set when it was counted through a year whose holidays are not known.</param>
    /// <param name="Steps">From the start to the deadline; ends in a pause without end while the clock stands.</param>
    public sealed record ClockStory(
        string Kind, Guid? UnitId, string State, Types.LimitView Limit, IReadOnlyList<Types.LimitView> Extensions, IReadOnlyList<PauseStory> Pauses,
        DateTimeOffset StartedAt, DateTimeOffset DueAt, string Zone, string CalendarId, int CalendarVersion, CalendarWarning? Warning, IReadOnlyList<StepStory> Steps);

    /// <param name="Until">Null while it lasts.</param>
    /// <param name="Because">The act that stopped the clock, such as <c>grant-suspension</c>.</param>
    public sealed record PauseStory(DateTimeOffset From, DateTimeOffset? Until, string Because);

    /// <param name="Kind">Such as <c>shift</c>, <c>night</c>, <c>holiday</c>, <c>pause</c>.</param>
    /// <param name="Name">The holiday's name, the act that stopped the clock, or the extension.</param>
    public sealed record StepStory(DateTimeOffset From, DateTimeOffset? To, string Kind, string? Name, long CountedSeconds, long LeftSeconds);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}/due", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ShowDue));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, LimitClocks clocks, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }

        var acts = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Sequence)
            .Select(e => new { e.ReceivedAt, e.Action }).ToListAsync(ct);
        var actAt = acts.GroupBy(e => e.ReceivedAt).ToDictionary(at => at.Key, at => at.Last().Action.Wire());
        var shelf = await clocks.ShelfAsync();
        return TypedResults.Ok(new Response(caseId, [.. matter.Clocks.Select(clock => Tell(clock, shelf.Find(clock.CalendarVersion) ?? shelf.Newest, actAt))]));
    }

    internal static ClockStory Tell(CaseClock clock, LimitClock counter, IReadOnlyDictionary<DateTimeOffset, string> actAt)
    {
        var run = clock.Extensions.Aggregate(LimitRun.Begin(clock.StartedAt, clock.Limit.ToLimit()), (before, more) => before.Extend(more.ToLimit()));
        run = clock.Pauses.Aggregate(run, (before, pause) => before.Pause(pause.From, Because(pause.From), pause.Until));
        var warning = counter.DeadlineOf(run)?.Warning;
        if (clock.PausedSince is { } since) { run = run.Pause(since, Because(since)); }

        var zone = counter.Calendar.Zone;
        return new ClockStory(
            clock.Kind.Wire(), clock.UnitId, StateOf(clock), ViewOf(clock.Limit), [.. clock.Extensions.Select(ViewOf)],
            [.. run.Pauses.Select(pause => new PauseStory(Local(pause.From), pause.Until is { } until ? Local(until) : null, pause.Reason))],
            Local(clock.StartedAt), Local(clock.DueAt), zone.Id, counter.Calendar.Name.Id, clock.CalendarVersion, warning,
            StepsOf(counter, run));

        string Because(DateTimeOffset at) => actAt.GetValueOrDefault(at, "paused");

        DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
    }

    internal static IReadOnlyList<StepStory> StepsOf(LimitClock counter, LimitRun run) =>
        [.. counter.Explain(run).Select(step => new StepStory(step.From, step.To, step.Kind.Wire(), step.Name, (long)step.Counted.TotalSeconds, (long)step.Left.TotalSeconds))];

    private static string StateOf(CaseClock clock) =>
        clock.IsGivenUp ? "given-up"
        : clock.StoppedAt is not null ? clock.OnTime == true ? "kept" : "missed"
        : clock.PausedSince is not null ? "standing"
        : "running";

    private static Types.LimitView ViewOf(CaseSpan span) => new(span.Amount, span.Unit.Wire());
}
