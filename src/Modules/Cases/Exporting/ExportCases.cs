using System.Text;
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

/// <summary>The list as a CSV file, cut as <see cref="ListCases"/> cuts it: streamed page by page, at most 100,000 rows, on record with how many. Never who reported.</summary>
/// <remarks>Refuses with <c>cases.export.too-many</c> and <c>cases.list.*</c>. <c>size</c> and <c>after</c> have no meaning here.</remarks>
internal static class ExportCases
{
    private const int MostRows = 100_000;
    private const int PageRows = 500;
    private static readonly Refusal TooMany = new("cases.export.too-many", RefusalKind.TooLarge, "More than 100,000 rows; ask for a shorter time or a smaller area.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/export", Handle)
        .RequirePermission(CasePermissions.Export)
        .Produces<string>(StatusCodes.Status200OK, "text/csv")
        .WithName(nameof(ExportCases));

    /// <param name="query">As for the list.</param>
    private static async Task<Results<PushStreamHttpResult, Refused>> Handle(
        HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, CaseNames names, TimeProvider time, CancellationToken ct)
    {
        var (filter, refusal) = CaseFilter.Read(query.Query, await types.BookAsync());
        if (filter is null) { return new Refused(refusal!); }

        var (extent, now) = (policy.ExtentOf(actor, CasePermissions.Export), time.GetUtcNow());
        filter = filter with { Size = PageRows };
        var count = await CaseQuery.CountAsync(db, filter, extent, now, MostRows + 1, ct);
        if (count > MostRows) { return new Refused(TooMany); }

        // No leaf, no export: nothing is sent before it is safe.
        db.Leaf(AuditNote.By(actor, "cases.export", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", count), ("at", extent.AreaPaths.Concat(extent.UnitIds.Select(u => u.ToString())).Take(20)))));
        await db.CommitAsync(ct);
        return TypedResults.Stream(stream => WriteAsync(stream, count), "text/csv; charset=utf-8", "cases.csv");

        async Task WriteAsync(Stream stream, int left)
        {
            await SendAsync(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble(), ct);
            await SendAsync(stream, ExportSheet.Heading(), ct);
            Bookmark? after = null;
            while (left > 0)
            {
                var page = await CaseQuery.ListAsync(db, filter, extent, after, now, ct);
                var rows = (await names.RowsAsync(page.Items, ct)).Take(left).ToList();
                await SendAsync(stream, ExportSheet.Rows(rows, db.District.TimeZone), ct);
                left -= rows.Count;
                if (page.Next is null || !Bookmark.TryParse(page.Next, out var next)) { break; }
                after = next;
            }
        }
    }

    private static async Task SendAsync(Stream stream, byte[] bytes, CancellationToken ct) => await stream.WriteAsync(bytes, ct);
}
