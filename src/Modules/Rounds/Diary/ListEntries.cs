using System.Globalization;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Tables;

namespace Wangge.Rounds.Diary;

/// <summary>Diary entries of one's own grids, the last received first: as pages, or as CSV for whoever may take them out of the house.</summary>
internal static class ListEntries
{
    private const int MostExported = 10_000;
    private static readonly Refusal TooMany = new("rounds.diary.too-many", RefusalKind.TooLarge, "More than 10,000 entries; ask for a shorter time or one grid.");

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/diary", Handle).RequirePermission(RoundsPermissions.ReadDiary).WithName("ListDiaryEntries");
        api.MapGet("/rounds/diary/export", ExportAsync).RequirePermission(RoundsPermissions.ExportDiary).AnswersFile("text/csv").WithName("ExportDiaryEntries");
    }

    /// <param name="From">First instant of receipt, included.</param>
    /// <param name="Until">First instant of receipt that is left out.</param>
    /// <param name="Mine">Only what the caller wrote.</param>
    private sealed record Filter(Guid? GridId, string? Topic, string? Need, DateTimeOffset? From, DateTimeOffset? Until, bool Mine);

    private static async Task<Results<Ok<Page<EntryView>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, IAccounts accounts, CancellationToken ct,
        Guid? gridId = null, string? topic = null, string? need = null, DateTimeOffset? from = null, DateTimeOffset? until = null, bool mine = false, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(RoundsRefusals.BadPage); } mark = parsed; }
        var most = PageSize.Clamp(size);
        var entries = Cut(db, actor, policy.ExtentOf(actor, RoundsPermissions.ReadDiary), new Filter(gridId, topic, need, from, until, mine));
        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            entries = entries.Where(e => e.ReceivedAt < at || (e.ReceivedAt == at && e.Seq < m.Seq));
        }

        var found = await entries.OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Seq).Take(most + 1).ToListAsync(ct);
        var items = found.Take(most).ToList();
        var next = found.Count > most ? new Bookmark(items[^1].ReceivedAt.UtcTicks, items[^1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<EntryView>(await ViewsAsync(db, areas, accounts, items, ct), next));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, IAccounts accounts, CancellationToken ct,
        Guid? gridId = null, string? topic = null, string? need = null, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var entries = Cut(db, actor, policy.ExtentOf(actor, RoundsPermissions.ExportDiary), new Filter(gridId, topic, need, from, until, Mine: false));
        var found = await entries.OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Seq).Take(MostExported + 1).ToListAsync(ct);
        if (found.Count > MostExported) { return new Refused(TooMany); }
        var rows = await ViewsAsync(db, areas, accounts, found, ct);
        db.Leaf(AuditNote.By(actor, "rounds.diary-export", "district", Guid.Empty, data: AuditData.Of(("rows", rows.Count))));
        await db.CommitAsync(ct);
        var csv = CsvText.ToBytes(
            ["happened_at", "received_at", "grid", "area_path", "topic", "need", "words", "report_number"],
            rows.Select(r => (IReadOnlyList<CsvCell>)
            [
                r.HappenedAt.ToString("O", CultureInfo.InvariantCulture), r.ReceivedAt.ToString("O", CultureInfo.InvariantCulture), r.Grid ?? "", r.AreaPath, r.Topic, r.Need, r.Words ?? "",
                r.ReportNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
            ]));
        return TypedResults.File(csv, "text/csv; charset=utf-8", "diary.csv");
    }

    private static IQueryable<DiaryEntry> Cut(DistrictDb db, Actor actor, Extent extent, Filter filter)
    {
        var entries = AreaCut.Within(db.Set<DiaryEntry>().AsNoTracking(), extent.AreaPaths, e => e.AreaPath);
        if (filter.Mine) { entries = entries.Where(e => e.AccountId == actor.Id); }
        if (filter.GridId is { } grid) { entries = entries.Where(e => e.GridId == grid); }
        if (filter.Topic is { } topic) { entries = entries.Where(e => e.Topic == topic); }
        if (filter.Need is { } need) { entries = entries.Where(e => e.Need == need); }
        if (filter.From is { } from) { entries = entries.Where(e => e.ReceivedAt >= from); }
        if (filter.Until is { } until) { entries = entries.Where(e => e.ReceivedAt < until); }
        return entries;
    }

    private static async Task<List<EntryView>> ViewsAsync(DistrictDb db, IAreaLookup areas, IAccounts accounts, List<DiaryEntry> entries, CancellationToken ct)
    {
        var ids = entries.ConvertAll(e => e.Id);
        var words = new Dictionary<Guid, string>();
        foreach (var part in ids.Chunk(500)) { foreach (var w in await db.Set<DiaryWords>().AsNoTracking().Where(w => part.Contains(w.EntryId)).ToListAsync(ct)) { words[w.EntryId] = w.Text; } }
        var names = await accounts.ListNamesAsync([.. entries.Select(e => e.AccountId).Distinct()], ct);
        var views = new List<EntryView>(entries.Count);
        foreach (var e in entries) { views.Add(EntryView.Of(e, words.GetValueOrDefault(e.Id), (await areas.FindGridAsync(e.GridId))?.Name, names.GetValueOrDefault(e.AccountId))); }
        return views;
    }
}
