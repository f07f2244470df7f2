using Microsoft.AspNetCore.Mvc;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Tables;

namespace Wangge.Rounds.Points;

/// <summary>Takes must-check points from a CSV or XLSX file, keyed by register number: good rows go in, bad ones are told, the same file twice changes nothing.</summary>
/// <remarks>Columns: see <see cref="PointSheet.Columns"/>; <c>ways</c> parted by spaces, empty: <c>position</c>. At most 5,000 rows, all in one commit.</remarks>
internal static class ImportPoints
{
    private const int MostBytes = 1 << 20;
    private static readonly TableLimits Limits = new(MostBytes, MostRows: 5_000, MostColumns: 40);

    /// <param name="IsTrial">Nothing was stored: only asked what would be.</param>
    /// <param name="Lines">In the file's order; a row that went in has one too.</param>
    public sealed record Response(int Taken, int Changed, int Unchanged, int Refused, IReadOnlyList<string> DroppedColumns, IReadOnlyList<ImportLine> Lines, bool IsTrial);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/points/import", Handle)
        .RequirePermission(RoundsPermissions.KeepPoints)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<byte[]>("text/csv", XlsxText.MediaType)
        .WithName("ImportMustCheckPoints");

    /// <param name="trial">Only say what would become of each row.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        HttpContext http, DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, TimeProvider time, CancellationToken ct, bool trial = false)
    {
        if (!CsvSheet.TryRead(await ReadAsync(http, ct), out var sheet, out var unreadable, Limits, PointSheet.Columns)) { return new Refused(unreadable); }
        var held = await db.Set<MustCheckPoint>().ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, ct);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            var (fields, column, fault) = PointSheet.Read(row);
            if (fields is null) { sheet.Report.Refuse(row.Row, column, fault!); }
            else if (!seen.Add(fields.Code)) { sheet.Report.Refuse(row.Row, "code", "rounds.point.twice"); }
            else if (await areas.FindGridAsync(fields.Longitude, fields.Latitude) is not { } grid) { sheet.Report.Refuse(row.Row, null, PointRules.Outside.Code); }
            else if (policy.Check(actor, RoundsPermissions.KeepPoints, new Reach(grid.AreaPath)) is { } elsewhere) { sheet.Report.Refuse(row.Row, null, elsewhere.Code); }
            else { Take(row, fields, grid, held.GetValueOrDefault(fields.Code), db, actor, policy, sheet.Report, time.Now()); }
        }

        if (!trial && sheet.Report.Taken + sheet.Report.Changed > 0)
        {
            db.Leaf(AuditNote.By(actor, "rounds.points-import", "district", Guid.Empty, data: AuditData.Of(("taken", sheet.Report.Taken), ("changed", sheet.Report.Changed), ("refused", sheet.Report.Refused))));
            await db.CommitAsync(ct);
        }

        var report = sheet.Report;
        return TypedResults.Ok(new Response(report.Taken, report.Changed, report.Unchanged, report.Refused, report.DroppedColumns, report.Lines, trial));
    }

    private static void Take(CsvRow row, PointFields fields, GridPlace grid, MustCheckPoint? held, DistrictDb db, Actor actor, AccessPolicy policy, ImportReport report, DateTimeOffset now)
    {
        if (held is null)
        {
            db.Add(PointRules.Make(Guid.CreateVersion7(now), fields, grid, now));
            report.Take(row.Row);
        }
        else if (held.EndedAt is not null) { report.Refuse(row.Row, "code", PointRules.Ended.Code); }
        else if (policy.Check(actor, RoundsPermissions.KeepPoints, new Reach(held.AreaPath)) is { } elsewhere) { report.Refuse(row.Row, "code", elsewhere.Code); }
        else if (PointSheet.IsSame(held, fields)) { report.LeaveUnchanged(row.Row); }
        else
        {
            PointRules.Write(held, fields, grid, now);
            report.Change(row.Row);
        }
    }

    /// <summary>The body; kept with the request, since an import that met another change is decided twice and a body is read once.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Items[typeof(ImportPoints)] is byte[] kept) { return kept; }
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, ct);
        var content = buffer.ToArray();
        http.Items[typeof(ImportPoints)] = content;
        return content;
    }
}
