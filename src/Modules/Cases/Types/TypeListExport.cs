using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Types;

/// <summary>The types as a file that an import takes back, for the command line.</summary>
internal sealed class TypeListExport(DistrictScope scope, Actor actor) : IListExport
{
    public string What => "types";

    public IReadOnlyList<string> Formats => ["csv", "xlsx"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var types = await db.Set<CaseType>().AsNoTracking().OrderBy(t => t.Key).ToListAsync(ct);
        db.Leaf(AuditNote.By(actor, "cases.types.export", "district", Guid.Empty, data: AuditData.Of(("rows", types.Count))));
        await db.CommitAsync(ct);
        var written = TableFile.Parse(format);
        await file.WriteAsync(TableFile.ToBytes(written, TypeSheet.Columns, types.Select(TypeSheet.RowOf)), ct);
        return types.Count;
    }
}

/// <summary>Who answers for what where, as a file that an import takes back, for the command line.</summary>
internal sealed class ResponsibilityListExport(DistrictScope scope, IUnits units, Actor actor) : IListExport
{
    public string What => "responsibilities";

    public IReadOnlyList<string> Formats => ["csv", "xlsx"];

    public async Task<int> WriteAsync(Stream file, string format, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var rows = await ResponsibilityTables.RowsAsync(db, units, ct);
        db.Leaf(AuditNote.By(actor, "cases.responsibilities.export", "district", Guid.Empty, data: AuditData.Of(("rows", rows.Count))));
        await db.CommitAsync(ct);
        var written = TableFile.Parse(format);
        await file.WriteAsync(TableFile.ToBytes(written, ResponsibilityTables.Columns, rows), ct);
        return rows.Count;
    }
}
