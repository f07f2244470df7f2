using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Limits;
using Wangge.Cases.Settings;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Calendars;

/// <summary>The calendar that deadlines are counted by: the one in force with what is missing in it, and every earlier version.</summary>
internal static class ShowCalendar
{
    public static readonly Refusal Unknown = new("cases.calendar.unknown", RefusalKind.NotFound);

    /// <param name="Warning">This year's holidays are missing, or from 1 October on next year's; null when all is well.</param>
    public sealed record Response(int Version, CalendarDefinition Calendar, Guid ChangedBy, string? Name, DateTimeOffset At, CalendarWarning? Warning);

    /// <param name="Name">Who put it in force; null for the house itself.</param>
    public sealed record VersionLine(int Version, Guid ChangedBy, string? Name, DateTimeOffset At, int Holidays, int MakeUpWorkdays, int CoveredFrom, int CoveredUntil);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/calendar", CurrentAsync).RequirePermission(CasePermissions.ReadSettings).WithName(nameof(ShowCalendar));
        api.MapGet("/calendar/versions", VersionsAsync).RequirePermission(CasePermissions.ReadSettings).WithName("ListCalendarVersions");
        api.MapGet("/calendar/versions/{version:int}", VersionAsync).RequirePermission(CasePermissions.ReadSettings).WithName("ShowCalendarVersion");
    }

    private static async Task<Results<Ok<Response>, Refused>> CurrentAsync(DistrictDb db, SettingsActs settings, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        var row = await db.Set<CalendarRow>().AsNoTracking().OrderByDescending(c => c.Version).FirstAsync(ct);
        settings.SayVersion(row.Version);
        return TypedResults.Ok(await ResponseOf(row, accounts, time, ct));
    }

    private static async Task<Results<Ok<Response>, Refused>> VersionAsync(int version, DistrictDb db, IAccounts accounts, TimeProvider time, CancellationToken ct) =>
        await db.Set<CalendarRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Version == version, ct) is { } row
            ? TypedResults.Ok(await ResponseOf(row, accounts, time, ct))
            : new Refused(Unknown);

    private static async Task<Ok<IReadOnlyList<VersionLine>>> VersionsAsync(DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var rows = await db.Set<CalendarRow>().AsNoTracking().OrderByDescending(c => c.Version).Take(200).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. rows.Select(c => c.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        return TypedResults.Ok<IReadOnlyList<VersionLine>>([.. rows.Select(c => new VersionLine(
            c.Version, c.ActorId, names.GetValueOrDefault(c.ActorId), c.At, c.Definition.Holidays.Count, c.Definition.MakeUpWorkdays.Count,
            c.Definition.CoveredFrom, c.Definition.CoveredUntil))]);
    }

    /// <summary>What is said of a version; the warning is today's.</summary>
    internal static async Task<Response> ResponseOf(CalendarRow row, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        var calendar = row.Definition.ToCalendar(row.Version);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), calendar.Zone).DateTime);
        var names = row.ActorId == Guid.Empty ? null : await accounts.ListNamesAsync([row.ActorId], ct);
        return new Response(row.Version, row.Definition, row.ActorId, names?.GetValueOrDefault(row.ActorId), row.At, calendar.WarnsAbout(today));
    }
}
