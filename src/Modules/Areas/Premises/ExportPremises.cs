using Wangge.Kernel.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Premises;

/// <summary>Buildings, shops and other places as a file, cut to where the actor may export; at most 100,000 rows.</summary>
internal static class ExportPremises
{
    private const int MostRows = 100_000;
    private static readonly Refusal TooMany = new("areas.export.too-many", RefusalKind.Invalid, "More than 100,000 rows; name an area to cut it to.");

    private static readonly TableColumn[] Columns =
    [
        new("kind", "种类"), new("name", "名称"), new("address", "地址"), new("area", "网格"), new("longitude", "经度"), new("latitude", "纬度"), new("floors", "层数"), new("use", "用途"),
    ];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/premises/export", Handle)
        .RequirePermission(AreaPermissions.Export)
        .AnswersTable()
        .WithName(nameof(ExportPremises));

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    /// <param name="kind">Such as <c>shop</c>.</param>
    /// <param name="under">Only those in grids within this path.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(
        string? format, [MaxLength(32)] string? kind, [MaxLength(AreaRules.LongestPath)] string? under, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var extent = policy.ExtentOf(actor, AreaPermissions.Export).AreaPaths;
        var paths = (await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).Select(a => new { a.Id, a.AreaPath }).ToListAsync(ct))
            .Where(a => extent.Any(e => Extent.Covers(e, a.AreaPath)) && (under is null || Extent.Covers(under, a.AreaPath)))
            .ToDictionary(a => a.Id, a => a.AreaPath);
        var premises = db.Set<Premise>().AsNoTracking().Where(p => p.EndedAt == null && p.AreaId != null);
        if (kind is not null) { premises = premises.Where(p => p.Kind == kind); }
        var rows = (await premises.OrderBy(p => p.Seq).Take(MostRows + 1).ToListAsync(ct)).FindAll(p => paths.ContainsKey(p.AreaId!.Value));
        if (rows.Count > MostRows) { return new Refused(TooMany); }

        db.Leaf(AuditNote.By(actor, "areas.exported", "areas", Guid.Empty, data: AuditData.Of(("what", "premises"), ("rows", rows.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "premises", Columns, rows.Select(p => (IReadOnlyList<CsvCell>)
            [p.Kind, p.Name, p.Address, paths[p.AreaId!.Value], p.Longitude, p.Latitude, p.Floors is { } floors ? floors : "", p.Use]));
    }
}
