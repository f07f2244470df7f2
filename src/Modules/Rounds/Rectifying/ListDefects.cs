using Wangge.Kernel.Tables;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Defects that one sees, the soonest due first: as pages, or as CSV or XLSX for whoever may take them out of the house.</summary>
internal static class ListDefects
{
    private const int MostExported = 20_000;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/defects", Handle).RequirePermission(InspectionPermissions.SeeOwn).WithName(nameof(ListDefects));
        api.MapGet("/rounds/defects/export", ExportAsync).RequirePermission(InspectionPermissions.Export).AnswersTable().WithName("ExportDefects");
    }

    /// <param name="state">A state, <c>open</c> (default), <c>overdue</c> or <c>all</c>.</param>
    private static async Task<Results<Ok<Page<DefectRow>>, Refused>> Handle(
        Sight sight, DefectRows rows, TimeProvider time, CancellationToken ct,
        [MaxLength(20)] string? state = null, [MaxLength(20)] string? severity = null, [MaxLength(20)] string? kind = null, Guid? unit = null, [MaxLength(200)] string? area = null,
        [MaxLength(60)] string? text = null, string? after = null, int? size = null)
    {
        if (DefectFilter.Read(state, severity, kind, unit, area, text) is not { } filter) { return new Refused(InspectionRefusals.BadFilter); }
        var (most, found) = (PageSize.Clamp(size), filter.Cut(sight.Defects(), time.Now()));
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            var (at, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            found = found.Where(d => d.DueAt > at || (d.DueAt == at && d.Seq > seq));
        }

        var page = await found.OrderBy(d => d.DueAt).ThenBy(d => d.Seq).Take(most + 1).ToListAsync(ct);
        var next = page.Count > most ? new Bookmark(page[most - 1].DueAt.UtcTicks, page[most - 1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<DefectRow>(await rows.OfAsync([.. page.Take(most)], ct), next));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, Actor actor, AccessPolicy policy, DefectRows rows, TimeProvider time, CancellationToken ct, string? format = null,
        [MaxLength(20)] string? state = null, [MaxLength(20)] string? severity = null, [MaxLength(20)] string? kind = null, Guid? unit = null, [MaxLength(200)] string? area = null, [MaxLength(60)] string? text = null)
    {
        if (!TableFile.TryParse(format, out var parsed)) { return new Refused(TableFile.FormatUnknown); }
        if (DefectFilter.Read(state, severity, kind, unit, area, text) is not { } filter) { return new Refused(InspectionRefusals.BadFilter); }
        var extent = policy.ExtentOf(actor, InspectionPermissions.Export);
        var found = await filter.Cut(AreaCut.Within(db.Set<Defect>().AsNoTracking(), extent.AreaPaths, d => d.AreaPath), time.Now())
            .OrderBy(d => d.DueAt).ThenBy(d => d.Seq).Take(MostExported + 1).ToListAsync(ct);
        if (found.Count > MostExported) { return new Refused(InspectionRefusals.TooMany); }

        db.Leaf(AuditNote.By(actor, "rounds.export-defects", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        var local = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        return TypedResults.File(
            TableFile.ToBytes(parsed, DefectSheet.Columns, (await rows.OfAsync(found, ct)).Select(row => DefectSheet.RowOf(row, local))),
            TableFile.MediaTypeOf(parsed), TableFile.NameOf(parsed, "defects"));
    }
}
