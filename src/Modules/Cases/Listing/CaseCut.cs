using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Duplicates;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listing;

/// <summary>The conditions of lists: what a filter asks for, and where the asker may read.</summary>
internal static class CaseCut
{
    /// <summary>Codes in a basic grid's path: district, subdistrict, community, grid.</summary>
    private const int CodesOfGrid = 4;

    private static readonly CaseState[] Ends = [.. Enum.GetValues<CaseState>().Where(state => state.IsEnd())];

    /// <summary>Only what the filter asks for; of states those given, not the filter's own.</summary>
    /// <param name="actor">Whose tab is shown.</param>
    public static IQueryable<Case> ByFilter(IQueryable<Case> cases, CaseFilter filter, Actor actor, IReadOnlyList<CaseState> states, DateTimeOffset now)
    {
        if (states.Count == 1) { var state = states[0]; cases = cases.Where(c => c.State == state); }
        else if (states.Count > 1) { cases = cases.Where(c => states.Contains(c.State)); }
        if (IsOpenOnly(filter)) { cases = cases.Where(c => c.EndedAt == null); }
        if (filter.IsOpen == false) { cases = cases.Where(c => c.EndedAt != null); }
        if (filter.TypeIds.Count == 1) { var type = filter.TypeIds[0]; cases = cases.Where(c => c.TypeId == type); }
        else if (filter.TypeIds.Count > 1) { var types = filter.TypeIds; cases = cases.Where(c => types.Contains(c.TypeId)); }
        if (filter.AreaPath is { } path) { cases = cases.Where(Below(Closed(path))); }
        if (filter.UnitId is { } unit) { cases = cases.Where(c => c.LeadUnitId == unit); }
        if (filter.From is { } from) { cases = cases.Where(c => c.ReportedAt >= from); }
        if (filter.Until is { } until) { cases = cases.Where(c => c.ReportedAt < until); }
        if (filter.OpenAt is { } at) { cases = cases.Where(c => c.ReportedAt <= at && (c.EndedAt == null || c.EndedAt > at)); }
        if (filter.Box is { } box) { var (west, south, east, north) = box; cases = cases.Where(c => c.Latitude > south && c.Latitude <= north && c.Longitude >= west && c.Longitude < east); }
        if (filter.IsLate || filter.Group == CaseGroup.Late) { cases = cases.Where(c => c.EndedAt == null && c.DueOrder < now); }
        if (filter.Group == CaseGroup.Soon) { cases = cases.Where(c => c.DueOrder >= now && c.SoonAt <= now); }
        if (filter.Group == CaseGroup.Mine) { var me = actor.Id; cases = cases.Where(c => c.HolderId == me); }
        if (filter.DueBefore is { } due) { cases = cases.Where(c => c.EndedAt == null && c.DueOrder < due); }
        if (filter.HolderId is { } holder) { cases = cases.Where(c => c.HolderId == holder); }
        if (filter.Sources.Count > 0) { var sources = filter.Sources; cases = cases.Where(c => sources.Contains(c.Source)); }
        if (filter.Near is { } place) { cases = Near(cases, place, filter.NearMetres); }
        if (filter.Number is { } number) { cases = cases.Where(c => c.Number == number); }
        return cases;
    }

    /// <summary>The states asked for by name and by tab together, without those that the filter rules out anyway; empty for all, null where nothing can be in all of them.</summary>
    public static IReadOnlyList<CaseState>? StatesOf(CaseFilter filter, Actor actor)
    {
        IReadOnlyList<CaseState>? tab = filter.Group switch
        {
            CaseGroup.Waiting => CaseDesk.WaitingFor(actor),
            CaseGroup.Suspended => [CaseState.Suspended],
            _ => null,
        };
        var asked = filter.States.Count == 0 ? tab : tab?.Intersect(filter.States).ToList() ?? filter.States;
        // By due, what ended has no index of its own but its state's.
        if (asked is null) { return filter is { IsOpen: false, Order: CaseOrder.Due } ? Ends : []; }
        IReadOnlyList<CaseState> left = IsOpenOnly(filter) ? [.. asked.Where(s => !s.IsEnd())] : filter.IsOpen == false ? [.. asked.Where(s => s.IsEnd())] : asked;
        return left.Count == 0 ? null : left;
    }

    private static bool IsOpenOnly(CaseFilter filter) => filter.IsOpen == true || (filter.Order == CaseOrder.Due && filter.IsOpen is null) || filter.Group is not null;

    /// <summary>Each reason for which the actor may see a case, one condition a reason; a case may fall under several.</summary>
    /// <param name="district">Whose store is read. Who may see all of it is asked for nothing more: PostgreSQL takes a condition on a part of a path to hold for one case in 200, and would rather sort than go by the order's index.</param>
    public static IReadOnlyList<Expression<Func<Case, bool>>> Reasons(Extent extent, District district)
    {
        List<string> paths = [.. extent.AreaPaths.Where(path => path.Length > 0).Select(Closed).Distinct(StringComparer.Ordinal)];
        if (paths.Any(path => $"/{district.Code}/".StartsWith(path, StringComparison.Ordinal))) { return [c => true]; }

        var reasons = new List<Expression<Func<Case, bool>>>();
        foreach (var path in paths.Where(path => !paths.Any(wider => wider != path && path.StartsWith(wider, StringComparison.Ordinal)))) { reasons.Add(Below(path)); }

        foreach (var unit in extent.UnitIds)
        {
            var helping = unit.ToString();
            reasons.Add(c => c.LeadUnitId == unit);
            reasons.Add(c => c.IsHelped && ((string)(object)c.Helpers).Contains(helping));
        }

        return reasons;
    }

    /// <summary>One condition that holds where any of them does.</summary>
    public static Expression<Func<Case, bool>> Any(IReadOnlyList<Expression<Func<Case, bool>>> conditions) => conditions.Aggregate((left, right) =>
        Expression.Lambda<Func<Case, bool>>(Expression.OrElse(left.Body, new Rename(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters));

    /// <summary>With its last slash, so that <c>/21</c> does not cover <c>/213/</c>.</summary>
    private static string Closed(string path) => path[^1] == '/' ? path : path + "/";

    /// <summary>Under an area. A grid is a range, which its own index serves; of anything larger the index of the order is read, and what lies elsewhere is passed over.</summary>
    /// <remarks>No LIKE: no pattern has to be escaped. A range over half of the district would be read and sorted whole before the first line is known.</remarks>
    private static Expression<Func<Case, bool>> Below(string path)
    {
        if (path.Count(letter => letter == '/') <= CodesOfGrid) { return c => c.AreaPath.Substring(0, path.Length) == path; }
        var end = path[..^1] + (char)(path[^1] + 1);
        return c => c.AreaPath.CompareTo(path) >= 0 && c.AreaPath.CompareTo(end) < 0;
    }

    private static IQueryable<Case> Near(IQueryable<Case> cases, GroundPoint place, double metres)
    {
        var box = Neighbourhood.Around(place, metres);
        var (east, north) = (GroundPoint.MetresPerDegree * Math.Cos(double.DegreesToRadians(place.Latitude)), GroundPoint.MetresPerDegree);
        var (longitude, latitude, square) = (place.Longitude, place.Latitude, metres * metres);
        return cases
            .Where(c => c.Latitude >= box.South && c.Latitude <= box.North && c.Longitude >= box.West && c.Longitude <= box.East)
            // Flat within some kilometres: the error is below a part in a thousand.
            .Where(c => ((c.Longitude!.Value - longitude) * east * (c.Longitude!.Value - longitude) * east)
                + ((c.Latitude!.Value - latitude) * north * (c.Latitude!.Value - latitude) * north) <= square);
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
