using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>The trackers of units of one's areas that hold, the oldest first; a district has some tens. Never a secret.</summary>
internal static class ListTrackers
{
    private const int Most = 1_000;

    public sealed record Row(Guid TrackerId, string Label, Guid UnitId, DateTimeOffset CreatedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/trackers", Handle)
        .RequirePermission(DispatchPermissions.EditUnits)
        .WithName(nameof(ListTrackers));

    private static async Task<Ok<List<Row>>> Handle(DistrictDb db, UnitRoster roster, TrackerShelf shelf, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, DispatchPermissions.EditUnits);
        var units = (await roster.RosterAsync(ct)).Units.Where(u => extent.AreaPaths.Any(area => Extent.Covers(area, u.AreaPath))).Select(u => u.Id).ToHashSet();
        var held = (await shelf.GetAsync(db.Store)).All.Where(t => units.Contains(t.UnitId));
        return TypedResults.Ok(held.Take(Most).Select(t => new Row(t.Id, t.Label, t.UnitId, t.CreatedAt)).ToList());
    }
}
