using System.Runtime.CompilerServices;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Exporting;

/// <summary>All cases as a file, for the command line: the columns of <see cref="ExportCases"/>, without its bound. Never who reported.</summary>
internal sealed class CaseListExport(DistrictScope scope, CaseNames names, Actor actor, TimeProvider time) : IListExport
{
    private static readonly CaseFilter Everything = new() { Size = ExportCases.PageRows };
    private static readonly Extent Everywhere = new(["/"], []);

    public string What => "cases";

    public IReadOnlyList<string> Formats => ["csv", "xlsx"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var now = time.GetUtcNow();
        var count = await CaseQuery.CountAsync(db, Everything, actor, Everywhere, now, int.MaxValue, ct);
        db.Leaf(ExportCases.NoteOf(actor, Everywhere, count));
        await db.CommitAsync(ct);
        var written = TableFile.Parse(format);
        return await TableFile.WriteAsync(written, file, ExportSheet.Columns, CountedAsync(ExportCases.RowsAsync(db, names, Everything, actor, Everywhere, now, count, ct), progress, ct), ct);
    }

    private static async IAsyncEnumerable<IReadOnlyList<CsvCell>> CountedAsync(IAsyncEnumerable<IReadOnlyList<CsvCell>> rows, IProgress<int>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var done = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return row;
            progress?.Report(++done);
        }
    }
}
