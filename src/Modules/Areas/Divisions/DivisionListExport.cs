using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>The newest edition of the division tree as a file that an import takes back, for the command line.</summary>
internal sealed class DivisionListExport(DistrictScope scope, Actor actor) : IListExport
{
    private static readonly string[] Columns = ["code", "name", "parent", "kind"];

    public string What => "divisions";

    public IReadOnlyList<string> Formats => ["csv"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var standing = await db.Set<Division>().AsNoTracking().Where(d => d.ValidTo == null).OrderBy(d => d.Code).ToListAsync(ct);
        db.Leaf(AuditNote.By(actor, "areas.exported", "areas", Guid.Empty, data: AuditData.Of(("what", What), ("rows", standing.Count))));
        await db.CommitAsync(ct);
        await file.WriteAsync(CsvText.ToBytes(Columns, standing.Select(d => (IReadOnlyList<CsvCell>)[d.Code, d.Name, d.ParentCode, d.Kind])), ct);
        progress?.Report(standing.Count);
        return standing.Count;
    }
}
