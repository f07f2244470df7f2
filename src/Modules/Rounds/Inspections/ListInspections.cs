using Wangge.Kernel.Tables;

namespace Wangge.Rounds.Inspections;

/// <summary>Inspections that one sees, the last changed first: as pages, or as CSV or XLSX for whoever may take them out of the house.</summary>
internal static class ListInspections
{
    private const int MostExported = 20_000;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/inspections", Handle).RequirePermission(InspectionPermissions.SeeOwn).WithName(nameof(ListInspections));
        api.MapGet("/rounds/inspections/export", ExportAsync).RequirePermission(InspectionPermissions.Export).AnswersTable().WithName("ExportInspections");
    }

    /// <param name="mine">Only those that are or were one's own to do.</param>
    private static async Task<Results<Ok<Page<InspectionRow>>, Refused>> Handle(
        Sight sight, InspectionRows rows, CancellationToken ct,
        [MaxLength(20)] string? state = null, [MaxLength(20)] string? kind = null, [MaxLength(200)] string? area = null, [MaxLength(60)] string? text = null,
        DateTimeOffset? from = null, DateTimeOffset? until = null, bool mine = false, string? after = null, int? size = null)
    {
        if (InspectionFilter.Read(state, kind, area, text, from, until) is not { } filter) { return new Refused(InspectionRefusals.BadFilter); }
        var (most, found) = (PageSize.Clamp(size), filter.Cut(sight.Inspections(mine)));
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            var (at, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            found = found.Where(i => i.ChangedAt < at || (i.ChangedAt == at && i.Seq < seq));
        }

        var page = await found.OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Seq).Take(most + 1).ToListAsync(ct);
        var next = page.Count > most ? new Bookmark(page[most - 1].ChangedAt.UtcTicks, page[most - 1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<InspectionRow>(await rows.OfAsync([.. page.Take(most)], ct), next));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, Actor actor, AccessPolicy policy, InspectionRows rows, CancellationToken ct, string? format = null,
        [MaxLength(20)] string? state = null, [MaxLength(20)] string? kind = null, [MaxLength(200)] string? area = null, [MaxLength(60)] string? text = null,
        DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        if (!TableFile.TryParse(format, out var parsed)) { return new Refused(TableFile.FormatUnknown); }
        if (InspectionFilter.Read(state, kind, area, text, from, until) is not { } filter) { return new Refused(InspectionRefusals.BadFilter); }
        var extent = policy.ExtentOf(actor, InspectionPermissions.Export);
        var found = await filter.Cut(AreaCut.Within(db.Set<Inspection>().AsNoTracking(), extent.AreaPaths, i => i.AreaPath))
            .OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Seq).Take(MostExported + 1).ToListAsync(ct);
        if (found.Count > MostExported) { return new Refused(InspectionRefusals.TooMany); }

        db.Leaf(AuditNote.By(actor, "rounds.export-inspections", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", found.Count))));
        await db.CommitAsync(ct);
        var local = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        return TypedResults.File(
            TableFile.ToBytes(parsed, InspectionSheet.Columns, (await rows.OfAsync(found, ct)).Select(row => InspectionSheet.RowOf(row, local))),
            TableFile.MediaTypeOf(parsed), TableFile.NameOf(parsed, "inspections"));
    }
}
