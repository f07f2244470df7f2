using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>Gives areas, centres, units, postings or ledgers out as a file that an import takes back unchanged. Cut to what the actor's roles reach.</summary>
/// <remarks>Texts that a spreadsheet would run as a formula are neutralised. Refuses with <c>areas.export.too-many</c>, <c>areas.import.*</c>.</remarks>
internal static class ExportAreas
{
    private const int MostRows = 100_000;
    private static readonly Refusal KindUnknown = new("areas.export.kind-unknown", RefusalKind.Invalid, "areas, centres, units, postings or ledgers; csv or xlsx, or geojson for areas and centres.");
    private static readonly Refusal TooMany = new("areas.export.too-many", RefusalKind.Invalid, "More than 100,000 rows; name an area to cut it to.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/export", Handle)
        .RequirePermission(AreaPermissions.Export)
        .AnswersFile("text/csv", XlsxText.MediaType, "application/geo+json")
        .WithName(nameof(ExportAreas));

    /// <param name="format"><c>csv</c>, <c>xlsx</c> or <c>geojson</c>.</param>
    /// <param name="what"><c>areas</c> (default), <c>centres</c>, <c>units</c>, <c>postings</c> or <c>ledgers</c>.</param>
    /// <param name="under">Only what stands within this path.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(
        string format, string? what, [MaxLength(AreaRules.LongestPath)] string? under, DistrictDb db, IAccounts accounts, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (!FileNames.TryParse(what, format, out var kind, out var written)) { return new Refused(KindUnknown); }
        if (written == AreaFileFormat.GeoJson && kind is not (AreaFileKind.Areas or AreaFileKind.Centres)) { return new Refused(KindUnknown); }

        var extent = policy.ExtentOf(actor, AreaPermissions.Export).AreaPaths;
        var source = new ExportSource(db, accounts, path => (under is null || path.StartsWith(under, StringComparison.Ordinal)) && extent.Any(e => path.StartsWith(e, StringComparison.Ordinal)));
        var rows = await source.ListAsync(kind, ct);
        if (rows.Count > MostRows) { return new Refused(TooMany); }

        // A file leaves the house: who took which is worth a leaf, though nothing in it is secret.
        db.Leaf(NoteOf(actor, kind, rows.Count));
        await db.CommitAsync(ct);
        var name = kind.ToString().ToLowerInvariant();
        return written == AreaFileFormat.GeoJson
            ? TypedResults.File(ExportFile.ToGeoJson(kind, rows), "application/geo+json", name + ".geojson")
            : written == AreaFileFormat.Xlsx ? TypedResults.File(ExportFile.ToXlsx(kind, rows), XlsxText.MediaType, name + ".xlsx")
            : TypedResults.File(ExportFile.ToCsv(kind, rows), TableFile.CsvMediaType, name + ".csv");
    }

    /// <summary>The leaf of a file that leaves the house.</summary>
    internal static AuditNote NoteOf(Actor actor, AreaFileKind kind, int rows) =>
        AuditNote.By(actor, "areas.exported", "areas", Guid.Empty, data: AuditData.Of(("what", kind.ToString().ToLowerInvariant()), ("rows", rows)));
}
