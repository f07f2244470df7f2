using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Exporting;

/// <summary>The list as a CSV file, cut as <see cref="ListCases"/> cuts it: streamed page by page, at most 100,000 rows, on record with how many. Never who reported.</summary>
/// <remarks>Refuses with <c>cases.export.too-many</c> and <c>cases.list.*</c>. <c>size</c> and <c>after</c> have no meaning here.</remarks>
internal static class ExportCases
{
    private const int MostRows = 100_000;
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
        filter = filter with { Size = CaseSheetWriting.PageRows };
        var count = await CaseQuery.CountAsync(db, filter, extent, now, MostRows + 1, ct);
        if (count > MostRows) { return new Refused(TooMany); }

        // No leaf, no export: nothing is sent before it is safe.
        db.Leaf(NoteOf(actor, extent, count));
        await db.CommitAsync(ct);
        return TypedResults.Stream(
            stream => new CaseSheetWriting(db, names).WriteAsync(stream, filter, extent, now, count, progress: null, ct), "text/csv; charset=utf-8", "cases.csv");
    }

    /// <summary>The leaf of a file that leaves the house.</summary>
    internal static AuditNote NoteOf(Actor actor, Extent extent, int rows) => AuditNote.By(
        actor, "cases.export", "district", Guid.Empty, purpose: "export",
        data: AuditData.Of(("rows", rows), ("at", extent.AreaPaths.Concat(extent.UnitIds.Select(u => u.ToString())).Take(20))));
}
