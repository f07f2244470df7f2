using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Limits;
using Wangge.Cases.Types;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Calendars;

/// <summary>When a limit that begins at an instant would be due by the calendar in force, and why. Nothing is kept.</summary>
internal static class TryLimit
{
    private static readonly Refusal BadLimit = new("cases.calendar.bad-limit", RefusalKind.Invalid, "An amount above 0 with two decimals at most, and a unit of limits.");
    private static readonly Refusal BadDate = new("cases.calendar.bad-date", RefusalKind.Invalid, "From 2000 to 2100.");

    /// <param name="DueAt">In the zone's time.</param>
    /// <param name="Warning">Set when it was counted through a year whose holidays are not known.</param>
    /// <param name="Steps">From the start to the deadline.</param>
    public sealed record Response(DateTimeOffset DueAt, string Zone, int CalendarVersion, CalendarWarning? Warning, IReadOnlyList<ShowDue.StepStory> Steps);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/calendar/due", Handle)
        .RequirePermission(CasePermissions.ReadSettings)
        .WithName(nameof(TryLimit));

    /// <param name="unit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(DateTimeOffset start, decimal amount, [MaxLength(20)] string unit, LimitClocks clocks)
    {
        if (new LimitView(amount, unit).ToLimit() is not { } limit) { return new Refused(BadLimit); }
        if (start.Year is < 2000 or > 2100) { return new Refused(BadDate); }

        var clock = await clocks.NewestAsync();
        var run = LimitRun.Begin(start, limit);
        var due = clock.DeadlineOf(run)!;
        return TypedResults.Ok(new Response(
            TimeZoneInfo.ConvertTime(due.DueAt, clock.Calendar.Zone), clock.Calendar.Zone.Id, clock.Calendar.Name.Version, due.Warning, ShowDue.StepsOf(clock, run)));
    }
}
