using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>Areas, centres, units, postings or ledgers as a file, for the command line.</summary>
internal sealed class AreaListExport(AreaFileKind kind, DistrictScope scope, IAccounts accounts, Actor actor) : IListExport
{
    public string What => kind.ToString().ToLowerInvariant();

    public IReadOnlyList<string> Formats => kind is AreaFileKind.Areas or AreaFileKind.Centres ? ["csv", "xlsx", "geojson"] : ["csv", "xlsx"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var rows = await new ExportSource(db, accounts, _ => true).ListAsync(kind, ct);
        db.Leaf(ExportAreas.NoteOf(actor, kind, rows.Count));
        await db.CommitAsync(ct);
        var content = format switch
        {
            "geojson" => ExportFile.ToGeoJson(kind, rows),
            "xlsx" => ExportFile.ToXlsx(kind, rows),
            _ => ExportFile.ToCsv(kind, rows),
        };
        await file.WriteAsync(content, ct);
        progress?.Report(rows.Count);
        return rows.Count;
    }
}
