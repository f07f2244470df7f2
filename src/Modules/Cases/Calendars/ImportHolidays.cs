using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Calendars;

/// <summary>Takes a year's holidays and make-up workdays from a CSV or XLSX file into a new version of the calendar; the same file twice makes no second one.</summary>
/// <remarks>Columns: <c>date,name,kind</c> (<c>off</c> or <c>work</c>), and if given <c>year</c> of the notice and <c>shifts_of</c> (0 = Sunday). See <see cref="HolidaySheet"/>.</remarks>
internal static class ImportHolidays
{
    /// <param name="Version">In force after it.</param>
    public sealed record Response(int Version, int CoveredFrom, int CoveredUntil, ImportResponse Report);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/calendar/holidays", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithMetadata(new RequestSizeLimitAttribute(CsvUpload.MostBytes)).Accepts<byte[]>("text/csv", XlsxText.MediaType)
        .WithName(nameof(ImportHolidays));

    /// <param name="trial">Only say what would become of each row.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        HttpContext http, DistrictDb db, SettingsActs settings, Actor actor, TimeProvider time, CancellationToken ct, bool trial = false)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        var (sheet, unreadable) = await CsvUpload.ReadAsync(http, HolidaySheet.Columns, ct);
        if (sheet is null) { return new Refused(unreadable!); }

        var newest = await db.Set<CalendarRow>().AsNoTracking().OrderByDescending(c => c.Version).FirstAsync(ct);
        var (definition, gap) = HolidaySheet.Read(sheet, newest.Definition);
        if ((gap ?? CalendarCheck.Refuse(definition)) is { } fault) { return new Refused(fault); }

        var version = newest.Version;
        if (!trial && sheet.Report.Taken + sheet.Report.Changed > 0)
        {
            db.Add(new CalendarRow { Version = ++version, Definition = definition, ActorId = actor.Id, At = time.Now() });
            var data = AuditData.Of(("version", version), ("taken", sheet.Report.Taken), ("changed", sheet.Report.Changed), ("refused", sheet.Report.Refused));
            await settings.CommitAsync(AuditNote.By(actor, "cases.calendar.import", "district", Guid.Empty, data: data), "calendar", ct);
        }

        return TypedResults.Ok(new Response(version, definition.CoveredFrom, definition.CoveredUntil, ImportResponse.Of(sheet.Report, trial)));
    }
}
