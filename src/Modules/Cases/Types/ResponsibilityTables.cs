using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Types;

/// <summary>All responsibilities as a CSV or XLSX file, and back: rows are matched by type and area; units are named by code. Nothing is removed.</summary>
internal static class ResponsibilityTables
{
    internal static readonly TableColumn[] Columns = [new("type", "类别"), new("area", "区域"), new("unit_code", "责任单位编码"), new("unit_name", "责任单位")];

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/responsibilities/export", ExportAsync).RequirePermission(CasePermissions.Configure).AnswersTable().WithName("ExportResponsibilities");
        api.MapPost("/responsibilities/import", ImportAsync).RequirePermission(CasePermissions.Configure)
            .WithMetadata(new RequestSizeLimitAttribute(CsvUpload.MostBytes)).Accepts<byte[]>("text/csv", XlsxText.MediaType).WithName("ImportResponsibilities");
    }

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(DistrictDb db, IUnits units, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        return TableFile.Answer(written, "responsibilities", Columns, await RowsAsync(db, units, ct));
    }

    internal static async Task<IReadOnlyList<IReadOnlyList<CsvCell>>> RowsAsync(DistrictDb db, IUnits units, CancellationToken ct)
    {
        var byId = (await units.ListAsync(ct)).ToDictionary(u => u.UnitId);
        var rows = await db.Set<Responsibility>().AsNoTracking().OrderBy(r => r.TypePattern).ThenBy(r => r.AreaPath).ToListAsync(ct);
        return rows.ConvertAll(r => (IReadOnlyList<CsvCell>)[r.TypePattern, r.AreaPath, byId.GetValueOrDefault(r.UnitId)?.Code, byId.GetValueOrDefault(r.UnitId)?.Name]);
    }

    /// <param name="trial">Only say what would become of each row.</param>
    private static async Task<Results<Ok<ImportResponse>, Refused>> ImportAsync(
        HttpContext http, DistrictDb db, SettingsActs settings, CaseTypes types, IAreaLookup areas, IUnits units, Actor actor, CancellationToken ct, bool trial = false)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        var (sheet, unreadable) = await CsvUpload.ReadAsync(http, Columns, ct);
        if (sheet is null) { return new Refused(unreadable!); }

        var book = await types.BookAsync();
        var unitsByCode = (await units.ListAsync(ct)).ToLookup(u => u.Code, StringComparer.Ordinal);
        var there = await db.Set<Responsibility>().ToDictionaryAsync(r => (r.TypePattern, r.AreaPath), ct);
        var seen = new HashSet<(string, string)>();
        var report = sheet.Report;
        foreach (var row in sheet.Rows)
        {
            var key = (row["type"], row["area"]);
            if (!seen.Add(key)) { report.Refuse(row.Row, "type", "responsibilities.row-twice"); }
            else if (!TypePattern.IsKnown(row["type"], book)) { report.Refuse(row.Row, "type", "responsibilities.unknown-type"); }
            else if (await areas.FindAreaAsync(row["area"]) is null) { report.Refuse(row.Row, "area", "responsibilities.unknown-area"); }
            else if (unitsByCode[row["unit_code"]].FirstOrDefault() is not { } unit) { report.Refuse(row.Row, "unit_code", "responsibilities.unknown-unit"); }
            else if (there.GetValueOrDefault(key) is not { } known)
            {
                db.Add(new Responsibility { Id = Guid.CreateVersion7(), TypePattern = key.Item1, AreaPath = key.Item2, UnitId = unit.UnitId, Version = 1 });
                report.Take(row.Row);
            }
            else if (known.UnitId == unit.UnitId) { report.LeaveUnchanged(row.Row); }
            else
            {
                (known.UnitId, known.Version) = (unit.UnitId, known.Version + 1);
                report.Change(row.Row);
            }
        }

        if (!trial && report.Taken + report.Changed > 0)
        {
            var data = AuditData.Of(("taken", report.Taken), ("changed", report.Changed), ("refused", report.Refused));
            await settings.CommitAsync(AuditNote.By(actor, "cases.responsibilities.import", "district", Guid.Empty, data: data), "responsibilities", ct);
        }

        return TypedResults.Ok(ImportResponse.Of(report, trial));
    }
}
