using Microsoft.AspNetCore.Mvc;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>Takes a file of areas, centres, units, postings or ledgers in, and tells row by row what became of it.</summary>
/// <remarks>The body is the file. All good rows go in, bad ones are told; columns that RIGHTS forbids are dropped and named. Refuses a whole file with <c>tables.file.*</c>, <c>geojson.file.*</c>, <c>areas.import.*</c>.</remarks>
internal static class ImportAreas
{
    private static readonly Refusal KindUnknown = new("areas.import.kind-unknown", RefusalKind.Invalid, "areas, centres, units, postings or ledgers; csv, xlsx or geojson.");

    /// <param name="Commits">0 for a preview, and where nothing changed.</param>
    public sealed record Response(bool Preview, int Commits, ReportView Report);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/import", Handle)
        .RequirePermission(AreaPermissions.Import)
        .WithMetadata(new RequestSizeLimitAttribute(GeoJsonLimits.Default.MostBytes))
        .WithName(nameof(ImportAreas));

    /// <param name="format"><c>csv</c>, <c>xlsx</c> or <c>geojson</c>.</param>
    /// <param name="what"><c>areas</c> (default), <c>centres</c>, <c>units</c>, <c>postings</c> or <c>ledgers</c>.</param>
    /// <param name="preview">True to change nothing and only say what would happen.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(string format, string? what, bool? preview, HttpRequest request, IAreaImport import, CancellationToken ct)
    {
        if (!FileNames.TryParse(what, format, out var kind, out var written)) { return new Refused(KindUnknown); }
        var content = await RequestFile.ReadAsync(request, ct);
        var result = await import.RunAsync(new AreaImportFile(kind, written, content, preview == true), progress: null, ct);
        return result.Refusal is { } refusal
            ? new Refused(refusal)
            : TypedResults.Ok(new Response(preview == true, result.Commits, ReportView.Of(result.Report)));
    }
}

/// <summary>Wire names of kinds and formats.</summary>
internal static class FileNames
{
    /// <summary>False for divisions too: they have an address of their own.</summary>
    public static bool TryParse(string? what, string? format, out AreaFileKind kind, out AreaFileFormat written)
    {
        kind = what switch
        {
            null or "areas" => AreaFileKind.Areas,
            "centres" => AreaFileKind.Centres,
            "units" => AreaFileKind.Units,
            "postings" => AreaFileKind.Postings,
            "ledgers" => AreaFileKind.Ledgers,
            _ => AreaFileKind.Divisions,
        };
        written = format switch { "geojson" => AreaFileFormat.GeoJson, "xlsx" => AreaFileFormat.Xlsx, _ => AreaFileFormat.Csv };
        return kind != AreaFileKind.Divisions && format is ("csv" or "xlsx" or "geojson");
    }
}
