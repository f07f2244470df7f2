using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Calendars;

/// <summary>The holidays and make-up workdays in force as a file that <see cref="ImportHolidays"/> takes back unchanged.</summary>
internal static class ExportHolidays
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/calendar/holidays/export", Handle)
        .RequirePermission(CasePermissions.ReadSettings)
        .AnswersTable()
        .WithName(nameof(ExportHolidays));

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(DistrictDb db, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var newest = await db.Set<CalendarRow>().AsNoTracking().OrderByDescending(c => c.Version).FirstAsync(ct);
        return TableFile.Answer(written, "holidays", HolidaySheet.Columns, HolidaySheet.RowsOf(newest.Definition));
    }
}
