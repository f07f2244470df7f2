using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Searching;
using Wangge.Kernel.Access;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;

namespace Wangge.Cases.Listing;

/// <summary>Reads a page of cases by the index that fits the order asked for.</summary>
/// <remarks>
/// A list by one of several states, areas or units is read as several lists in one query, each in order by its own index, and merged: one condition with OR would have everything read and sorted first.
/// </remarks>
internal static class CaseQuery
{
    /// <summary>The most found by words that are then cut and ordered.</summary>
    private const int MostFound = 10_000;

    /// <summary>The most lists that one is merged from.</summary>
    private const int MostArms = 16;

    /// <param name="actor">Who asks.</param>
    /// <param name="extent">Where the actor may read.</param>
    public static async Task<Page<Case>> ListAsync(
        DistrictDb db, CaseFilter filter, Actor actor, Extent extent, Bookmark? after, DateTimeOffset now, CancellationToken ct)
    {
        // Each alone may fill the page.
        var arms = Arms(db, filter, actor, extent, now).ConvertAll(arm => InOrder(arm, filter.Order, after).Take(filter.Size + 1));
        var found = arms.Count == 0 ? [] : await arms.Aggregate((some, more) => some.Concat(more)).ToListAsync(ct);
        var lines = filter.Order == CaseOrder.Due
            ? found.DistinctBy(l => l.Seq).OrderBy(l => l.At).ThenBy(l => l.Seq).ToList()
            : found.DistinctBy(l => l.Seq).OrderByDescending(l => l.At).ThenByDescending(l => l.Seq).ToList();
        var page = lines.Take(filter.Size).ToList();
        var next = lines.Count > filter.Size ? new Bookmark(page[^1].At.UtcTicks, page[^1].Seq).ToString() : null;
        return new Page<Case>(await LoadAsync(db, page, ct), next);
    }

    /// <summary>How many there are, counted no further than a bound.</summary>
    public static async Task<int> CountAsync(DistrictDb db, CaseFilter filter, Actor actor, Extent extent, DateTimeOffset now, int most, CancellationToken ct) =>
        Whole(db, filter, actor, extent, now) is { } cases ? await cases.Take(most).CountAsync(ct) : 0;

    /// <summary>What is asked for as one condition, without order; null where nothing can be found.</summary>
    public static IQueryable<Case>? Whole(DistrictDb db, CaseFilter filter, Actor actor, Extent extent, DateTimeOffset now)
    {
        var reasons = CaseCut.Reasons(extent, db.District);
        if (reasons.Count == 0 || CaseCut.StatesOf(filter, actor) is not { } states) { return null; }
        if (filter.Text is not { } text) { return CaseCut.ByFilter(db.Set<Case>().AsNoTracking(), filter, actor, states, now).Where(CaseCut.Any(reasons)); }
        return SearchTokens.ForQuery(text) is { } query ? CaseCut.ByFilter(Search(db, query).AsNoTracking(), filter, actor, states, now).Where(CaseCut.Any(reasons)) : null;
    }

    /// <summary>The lists that together are what is asked for; a case may be in several.</summary>
    private static List<IQueryable<Case>> Arms(DistrictDb db, CaseFilter filter, Actor actor, Extent extent, DateTimeOffset now)
    {
        if (extent.IsEmpty || CaseCut.StatesOf(filter, actor) is not { } states) { return []; }
        var reasons = CaseCut.Reasons(extent, db.District);
        if (filter.Text is not null || reasons.Count > MostArms) { return Whole(db, filter, actor, extent, now) is { } whole ? [whole] : []; }

        IReadOnlyList<IReadOnlyList<CaseState>> each = states.Count > 1 && states.Count * reasons.Count <= MostArms ? [.. states.Select(s => new[] { s })] : [states];
        return
        [
            .. reasons.SelectMany(reason => each.Select(some => CaseCut.ByFilter(db.Set<Case>().AsNoTracking(), filter, actor, some, now).Where(reason))),
        ];
    }

    /// <summary>What the words are found in, the newest first.</summary>
    private static IQueryable<Case> Search(DistrictDb db, SearchQuery query)
    {
        if (db.District.Store == StoreKind.Postgres)
        {
            // As an array, found once: joined, PostgreSQL would go through what was found again for each case that it guesses to be few.
            // First by the tokens, then what has them in a row: of words found in a tenth of a million texts this takes half the time.
            return db.Set<Case>().FromSqlInterpolated(
                $"""
                 SELECT * FROM cases_cases WHERE id = ANY (ARRAY(
                   SELECT case_id FROM (SELECT case_id, vector FROM cases_search WHERE vector @@ to_tsquery('simple', {query.PostgresTokens}) ORDER BY seq DESC LIMIT {MostFound}) found
                   WHERE vector @@ to_tsquery('simple', {query.Postgres})))
                 """);
        }

        var found = db.Set<SearchText>().FromSqlInterpolated(
            $"SELECT * FROM cases_search WHERE seq IN (SELECT rowid FROM cases_search_fts WHERE cases_search_fts MATCH {query.Sqlite} ORDER BY rowid DESC LIMIT {MostFound})");
        return db.Set<Case>().Where(c => found.Select(s => s.CaseId).Contains(c.Id));
    }

    private static IQueryable<Line> InOrder(IQueryable<Case> cases, CaseOrder order, Bookmark? after) =>
        order == CaseOrder.Due
            ? ByDue(cases, after).Select(c => new Line { Seq = EF.Property<long>(c, "Seq"), At = c.DueOrder })
            : ByNewest(cases, after).Select(c => new Line { Seq = EF.Property<long>(c, "Seq"), At = c.ReportedAt });

    private static IQueryable<Case> ByDue(IQueryable<Case> cases, Bookmark? after)
    {
        if (after is { } mark)
        {
            var (due, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            cases = cases.Where(c => c.DueOrder >= due && (c.DueOrder > due || EF.Property<long>(c, "Seq") > seq));
        }

        return cases.OrderBy(c => c.DueOrder).ThenBy(c => EF.Property<long>(c, "Seq"));
    }

    private static IQueryable<Case> ByNewest(IQueryable<Case> cases, Bookmark? after)
    {
        if (after is { } mark)
        {
            var (at, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            cases = cases.Where(c => c.ReportedAt <= at && (c.ReportedAt < at || EF.Property<long>(c, "Seq") < seq));
        }

        return cases.OrderByDescending(c => c.ReportedAt).ThenByDescending(c => EF.Property<long>(c, "Seq"));
    }

    /// <summary>The rows of a page, in the page's order.</summary>
    private static async Task<IReadOnlyList<Case>> LoadAsync(DistrictDb db, List<Line> page, CancellationToken ct)
    {
        if (page.Count == 0) { return []; }
        var numbers = page.ConvertAll(l => l.Seq);
        var rows = await db.Set<Case>().AsNoTracking().Where(c => numbers.Contains(EF.Property<long>(c, "Seq")))
            .Select(c => new { Seq = EF.Property<long>(c, "Seq"), Case = c }).ToDictionaryAsync(row => row.Seq, row => row.Case, ct);
        return [.. numbers.Where(rows.ContainsKey).Select(seq => rows[seq])];
    }

    /// <summary>What a list is ordered by, before its rows are read: an index alone answers it.</summary>
    private sealed record Line
    {
        public required long Seq { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
