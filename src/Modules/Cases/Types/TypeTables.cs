using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Types;

/// <summary>All types as a CSV or XLSX file, and back: rows are matched by key, each taken, changed, left or refused by itself. Importing a file twice changes nothing.</summary>
internal static class TypeTables
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/types/export", ExportAsync).RequirePermission(CasePermissions.Configure).AnswersTable().WithName("ExportTypes");
        api.MapPost("/types/import", ImportAsync).RequirePermission(CasePermissions.Configure)
            .WithMetadata(new RequestSizeLimitAttribute(CsvUpload.MostBytes)).Accepts<byte[]>("text/csv", XlsxText.MediaType).WithName("ImportTypes");
    }

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(DistrictDb db, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var types = await db.Set<CaseType>().AsNoTracking().OrderBy(t => t.Key).ToListAsync(ct);
        return TableFile.Answer(written, "types", TypeSheet.Columns, types.Select(TypeSheet.RowOf));
    }

    /// <param name="trial">Only say what would become of each row.</param>
    private static async Task<Results<Ok<ImportResponse>, Refused>> ImportAsync(
        HttpContext http, DistrictDb db, SettingsActs settings, Actor actor, TimeProvider time, CancellationToken ct, bool trial = false)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        var (sheet, unreadable) = await CsvUpload.ReadAsync(http, TypeSheet.Columns, ct);
        if (sheet is null) { return new Refused(unreadable!); }

        var there = await db.Set<CaseType>().ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, ct);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            if (!seen.Add(row["key"])) { sheet.Report.Refuse(row.Row, "key", "types.row-twice"); }
            else { Take(row, there.GetValueOrDefault(row["key"])); }
        }

        var report = sheet.Report;
        if (!trial && report.Taken + report.Changed > 0)
        {
            var data = AuditData.Of(("taken", report.Taken), ("changed", report.Changed), ("refused", report.Refused));
            await settings.CommitAsync(AuditNote.By(actor, "cases.types.import", "district", Guid.Empty, data: data), "types", ct);
        }

        return TypedResults.Ok(ImportResponse.Of(report, trial));

        void Take(CsvRow row, CaseType? known)
        {
            if (TypeSheet.Read(row, known, time.Now(), sheet.Report) is not { } read) { return; }
            if (read is { Key: Intake.OtherType, EndedAt: not null }) { sheet.Report.Refuse(row.Row, "ended", "types.needed"); }
            else if (known is null)
            {
                db.Add(read);
                sheet.Report.Take(row.Row);
            }
            else if (CaseJson.Write(TypeView.Of(read)) == CaseJson.Write(TypeView.Of(known))) { sheet.Report.LeaveUnchanged(row.Row); }
            else
            {
                db.KeepVersion(known, actor, time.Now());
                read.CopyTo(known);
                sheet.Report.Change(row.Row);
            }
        }
    }
}
