using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Exporting;

/// <summary>The list as a CSV or XLSX file, cut as <see cref="ListCases"/> cuts it: streamed page by page, at most 100,000 rows, on record with how many. Never who reported.</summary>
/// <remarks>Refuses with <c>cases.export.too-many</c> and <c>cases.list.*</c>. <c>size</c> and <c>after</c> have no meaning here.</remarks>
internal static class ExportCases
{
    private const int MostRows = 100_000;
    internal const int PageRows = 500;
    private static readonly Refusal TooMany = new("cases.export.too-many", RefusalKind.TooLarge, "More than 100,000 rows; ask for a shorter time or a smaller area.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/export", Handle)
        .RequirePermission(CasePermissions.Export)
        .AnswersTable()
        .WithName(nameof(ExportCases));

    /// <param name="query">As for the list, and <c>format</c>: <c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<PushStreamHttpResult, Refused>> Handle(
        HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, CaseNames names, TimeProvider time, CancellationToken ct)
    {
        var (filter, refusal) = CaseFilter.Read(query.Query, await types.BookAsync(), actor, besides: "format");
        if (filter is null) { return new Refused(refusal!); }
        if (!TableFile.TryParse(query.Query["format"], out var format)) { return new Refused(TableFile.FormatUnknown); }

        var (extent, now) = (policy.ExtentOf(actor, CasePermissions.Export), time.GetUtcNow());
        filter = filter with { Size = PageRows };
        var count = await CaseQuery.CountAsync(db, filter, actor, extent, now, MostRows + 1, ct);
        if (count > MostRows) { return new Refused(TooMany); }

        // No leaf, no export: nothing is sent before it is safe.
        db.Leaf(NoteOf(actor, extent, count));
        await db.CommitAsync(ct);
        return TypedResults.Stream(
            stream => TableFile.WriteAsync(format, stream, ExportSheet.Columns, RowsAsync(db, names, filter, actor, extent, now, count), ct),
            TableFile.MediaTypeOf(format), TableFile.NameOf(format, "cases"));
    }

    /// <summary>The leaf of a file that leaves the house.</summary>
    internal static AuditNote NoteOf(Actor actor, Extent extent, int rows) => AuditNote.By(
        actor, "cases.export", "district", Guid.Empty, purpose: "export",
        data: AuditData.Of(("rows", rows), ("at", extent.AreaPaths.Concat(extent.UnitIds.Select(u => u.ToString())).Take(20))));

    /// <summary>Page by page; no more than were counted, however many came since.</summary>
    /// <param name="filter">With the size of a page.</param>
    internal static async IAsyncEnumerable<IReadOnlyList<CsvCell>> RowsAsync(
        DistrictDb db, CaseNames names, CaseFilter filter, Actor actor, Extent extent, DateTimeOffset now, int most, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        Bookmark? after = null;
        for (var left = most; left > 0;)
        {
            var page = await CaseQuery.ListAsync(db, filter, actor, extent, after, now, ct);
            foreach (var row in (await names.RowsAsync(page.Items, ct)).Take(left)) { yield return ExportSheet.RowOf(row, local); }
            left -= page.Items.Count;
            if (page.Next is null || !Bookmark.TryParse(page.Next, out var next)) { yield break; }
            after = next;
        }
    }
}
