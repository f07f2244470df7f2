using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Searching;
using Wangge.Kernel.Access;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;

namespace Wangge.Cases.Listing;

/// <summary>Reads a page of cases by the index that fits the order asked for.</summary>
internal static class CaseQuery
{
    /// <summary>The most found by words that are then cut and ordered.</summary>
    private const int MostFound = 10_000;

    /// <param name="extent">Where the actor may read.</param>
    public static async Task<Page<Case>> ListAsync(DistrictDb db, CaseFilter filter, Extent extent, Bookmark? after, DateTimeOffset now, CancellationToken ct)
    {
        if (Find(db, filter, extent, now) is not { } cases) { return new Page<Case>([], null); }

        cases = filter.Order == CaseOrder.Due ? ByDue(cases, after) : ByNewest(cases, after);
        var found = await cases
            .Select(c => new { Case = c, Seq = EF.Property<long>(c, "Seq") })
            .Take(filter.Size + 1).ToListAsync(ct);
        var items = found.Take(filter.Size).ToList();
        var next = found.Count > filter.Size ? Mark(filter.Order, items[^1].Case, items[^1].Seq).ToString() : null;
        return new Page<Case>([.. items.Select(i => i.Case)], next);
    }

    /// <summary>How many there are, counted no further than a bound.</summary>
    public static async Task<int> CountAsync(DistrictDb db, CaseFilter filter, Extent extent, DateTimeOffset now, int most, CancellationToken ct) =>
        Find(db, filter, extent, now) is { } cases ? await cases.Take(most).CountAsync(ct) : 0;

    /// <summary>What is asked for without order; null where nothing can be found.</summary>
    private static IQueryable<Case>? Find(DistrictDb db, CaseFilter filter, Extent extent, DateTimeOffset now)
    {
        if (extent.IsEmpty) { return null; }

        var cases = Cut(db.Set<Case>().AsNoTracking(), filter, extent, now);
        if (filter.Text is not { } text) { return cases; }
        return SearchTokens.ForQuery(text) is { } query ? Search(db, cases, query) : null;
    }

    /// <summary>Only what the filter asks for and the extent allows.</summary>
    public static IQueryable<Case> Cut(IQueryable<Case> cases, CaseFilter filter, Extent extent, DateTimeOffset now)
    {
        cases = Within(cases, extent);
        if (filter.States.Count == 1) { var state = filter.States[0]; cases = cases.Where(c => c.State == state); }
        else if (filter.States.Count > 1) { var states = filter.States; cases = cases.Where(c => states.Contains(c.State)); }
        if (filter.IsOpen == true || filter.Order == CaseOrder.Due && filter.IsOpen is null) { cases = cases.Where(c => c.EndedAt == null); }
        if (filter.IsOpen == false) { cases = cases.Where(c => c.EndedAt != null); }
        if (filter.TypeIds.Count == 1) { var type = filter.TypeIds[0]; cases = cases.Where(c => c.TypeId == type); }
        else if (filter.TypeIds.Count > 1) { var types = filter.TypeIds; cases = cases.Where(c => types.Contains(c.TypeId)); }
        if (filter.AreaPath is { } path) { cases = Below(cases, path); }
        if (filter.UnitId is { } unit) { cases = cases.Where(c => c.LeadUnitId == unit); }
        if (filter.From is { } from) { cases = cases.Where(c => c.ReportedAt >= from); }
        if (filter.Until is { } until) { cases = cases.Where(c => c.ReportedAt < until); }
        if (filter.IsLate) { cases = cases.Where(c => c.EndedAt == null && c.DueOrder < now); }
        if (filter.Number is { } number) { cases = cases.Where(c => c.Number == number); }
        return cases;
    }

    private static IQueryable<Case> Within(IQueryable<Case> cases, Extent extent)
    {
        // "/" is everywhere: no condition, so that the order's own index serves.
        if (extent.AreaPaths.Contains("/")) { return cases; }
        Expression<Func<Case, bool>>? any = null;
        foreach (var path in extent.AreaPaths)
        {
            var end = EndOf(path);
            any = Or(any, c => c.AreaPath.CompareTo(path) >= 0 && c.AreaPath.CompareTo(end) < 0);
        }

        foreach (var unit in extent.UnitIds)
        {
            var helping = unit.ToString();
            any = Or(any, c => c.LeadUnitId == unit || ((string)(object)c.Helpers).Contains(helping));
        }

        return any is null ? cases : cases.Where(any);
    }

    /// <summary>A range instead of LIKE: the index on the path serves, and no pattern has to be escaped.</summary>
    private static IQueryable<Case> Below(IQueryable<Case> cases, string path)
    {
        var end = EndOf(path);
        return cases.Where(c => c.AreaPath.CompareTo(path) >= 0 && c.AreaPath.CompareTo(end) < 0);
    }

    /// <summary>The first text after all that begin with this one; paths are ASCII.</summary>
    private static string EndOf(string path) => path[..^1] + (char)(path[^1] + 1);

    private static IQueryable<Case> Search(DistrictDb db, IQueryable<Case> cases, SearchQuery query)
    {
        var found = db.District.Store == StoreKind.Sqlite
            ? db.Set<SearchText>().FromSqlInterpolated($"SELECT * FROM cases_search WHERE seq IN (SELECT rowid FROM cases_search_fts WHERE cases_search_fts MATCH {query.Sqlite} ORDER BY rowid DESC LIMIT {MostFound})")
            : db.Set<SearchText>().FromSqlInterpolated($"SELECT * FROM cases_search WHERE vector @@ to_tsquery('simple', {query.Postgres}) ORDER BY seq DESC LIMIT {MostFound}");
        return cases.Where(c => found.Select(s => s.CaseId).Contains(c.Id));
    }

    private static IQueryable<Case> ByDue(IQueryable<Case> cases, Bookmark? after)
    {
        if (after is { } mark)
        {
            var (due, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            cases = cases.Where(c => c.DueOrder > due || (c.DueOrder == due && EF.Property<long>(c, "Seq") > seq));
        }

        return cases.OrderBy(c => c.DueOrder).ThenBy(c => EF.Property<long>(c, "Seq"));
    }

    private static IQueryable<Case> ByNewest(IQueryable<Case> cases, Bookmark? after)
    {
        if (after is { } mark)
        {
            var (at, seq) = (new DateTimeOffset(mark.Value, TimeSpan.Zero), mark.Seq);
            cases = cases.Where(c => c.ReportedAt < at || (c.ReportedAt == at && EF.Property<long>(c, "Seq") < seq));
        }

        return cases.OrderByDescending(c => c.ReportedAt).ThenByDescending(c => EF.Property<long>(c, "Seq"));
    }

    private static Bookmark Mark(CaseOrder order, Case last, long seq) =>
        new(order == CaseOrder.Due ? last.DueOrder.UtcTicks : last.ReportedAt.UtcTicks, seq);

    private static Expression<Func<Case, bool>> Or(Expression<Func<Case, bool>>? left, Expression<Func<Case, bool>> right)
    {
        if (left is null) { return right; }
        var body = new Rename(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<Case, bool>>(Expression.OrElse(left.Body, body), left.Parameters);
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
