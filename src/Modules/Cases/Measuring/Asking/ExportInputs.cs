using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>All inputs of one figure as a CSV file, at most 100,000 rows, streamed, on record with how many.</summary>
/// <remarks>Refuses as <see cref="ListInputs"/> does, and <c>measures.export.too-many</c>.</remarks>
internal static class ExportInputs
{
    private const int MostRows = 100_000;
    private const int PageRows = 500;
    private static readonly Refusal TooMany = new("measures.export.too-many", RefusalKind.TooLarge, "More than 100,000 rows; ask for a shorter time or a smaller area.");
    private static readonly string[] Columns = ["number", "type_key", "type", "area_path", "area", "reported_at", "closed_at", "due_at", "numerator", "denominator", "counts", "role", "reason", "reopened"];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/{code}/inputs/export", Handle)
        .RequirePermission(CasePermissions.Export)
        .AnswersFile("text/csv")
        .WithName(nameof(ExportInputs));

    private static async Task<Results<PushStreamHttpResult, Refused>> Handle(
        string code, [AsParameters] MeasureQuery query, MeasureDesk desk, InputNames names, DistrictDb db, Actor actor, CancellationToken ct)
    {
        var (question, refusal) = desk.Read(query, CasePermissions.Export);
        if (question is null) { return new Refused(refusal!); }

        var facts = await desk.OpenAsync(question.Period, ct);
        if (facts.Formulas.FirstOrDefault(formula => string.Equals(formula.Code, code, StringComparison.Ordinal)) is not { } formula) { return new Refused(MeasureQuestion.Unknown); }

        var lines = InputList.Of(facts, formula, facts.Pick(question.Scope));
        if (lines.Count > MostRows) { return new Refused(TooMany); }

        // No leaf, no export: nothing is sent before it is safe.
        db.Leaf(AuditNote.By(
            actor, "measures.export", "district", Guid.Empty, question.Scope.AreaPath, purpose: "export", data: AuditData.Of(("formula", code), ("rows", lines.Count))));
        await db.CommitAsync(ct);
        var zone = desk.Zone;
        return TypedResults.Stream(WriteAsync, "text/csv; charset=utf-8", $"{code}.csv");

        async Task WriteAsync(Stream stream)
        {
            await stream.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble(), ct);
            await stream.WriteAsync(ToBytes([[.. Columns.Select(name => (CsvCell)name)]]), ct);
            foreach (var part in lines.Chunk(PageRows)) { await stream.WriteAsync(ToBytes((await names.OfAsync(part, ct)).Select(RowOf)), ct); }
        }

        IReadOnlyList<CsvCell> RowOf(InputView row) =>
        [
            row.Number, row.TypeKey, row.Type, row.AreaPath, row.Area, Time(row.ReportedAt), Time(row.ClosedAt), Time(row.DueToCloseAt), row.Numerator, row.Denominator,
            row.Counts ? "yes" : "no", row.Role, row.Reason, row.Reopened,
        ];

        CsvCell Time(DateTimeOffset? at) => at is { } some ? TimeZoneInfo.ConvertTime(some, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
    }

    private static byte[] ToBytes(IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvText.WriteRows(text, rows);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
