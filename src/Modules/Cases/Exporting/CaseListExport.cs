using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Exporting;

/// <summary>All cases as a file, for the command line: the columns of <see cref="ExportCases"/>, without its bound. Never who reported.</summary>
internal sealed class CaseListExport(DistrictScope scope, CaseNames names, Actor actor, TimeProvider time) : IListExport
{
    private static readonly CaseFilter Everything = new() { Size = CaseSheetWriting.PageRows };
    private static readonly Extent Everywhere = new(["/"], []);

    public string What => "cases";

    public IReadOnlyList<string> Formats => ["csv"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var now = time.GetUtcNow();
        var count = await CaseQuery.CountAsync(db, Everything, Everywhere, now, int.MaxValue, ct);
        db.Leaf(ExportCases.NoteOf(actor, Everywhere, count));
        await db.CommitAsync(ct);
        return await new CaseSheetWriting(db, names).WriteAsync(file, Everything, Everywhere, now, count, progress, ct);
    }
}
