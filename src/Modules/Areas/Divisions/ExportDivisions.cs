using Wangge.Kernel.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>An edition of the division tree as a file that an import takes back.</summary>
internal static class ExportDivisions
{
    private static readonly TableColumn[] Columns = [new("code", "代码"), new("name", "名称"), new("parent", "上级代码"), new("kind", "种类")];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/divisions/export", Handle)
        .RequirePermission(AreaPermissions.Export)
        .AnswersTable()
        .WithName(nameof(ExportDivisions));

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    /// <param name="asOf">A day; default the newest edition.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(string? format, DateOnly? asOf, DistrictDb db, Actor actor, CancellationToken ct)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var divisions = asOf is { } day ? db.Set<Division>().AsNoTracking().On(day) : db.Set<Division>().AsNoTracking().Where(d => d.ValidTo == null);
        var rows = await divisions.OrderBy(d => d.Code).ToListAsync(ct);
        db.Leaf(AuditNote.By(actor, "areas.exported", "areas", Guid.Empty, data: AuditData.Of(("what", "divisions"), ("rows", rows.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "divisions", Columns, rows.Select(d => (IReadOnlyList<CsvCell>)[d.Code, d.Name, d.ParentCode, d.Kind]));
    }
}
