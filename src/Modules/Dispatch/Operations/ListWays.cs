using Microsoft.EntityFrameworkCore;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Storage;

namespace Wangge.Dispatch.Operations;

/// <summary>Where the units that are under way go: the way from where each is now, of one's areas.</summary>
/// <remarks>One search a unit; the longest on their way are left out beyond <see cref="Most"/>.</remarks>
internal static class ListWays
{
    /// <value>Ways that are searched; more at once are a map full of lines.</value>
    private const int Most = 24;

    /// <param name="SecondsLeft">By road, or null where no way is known.</param>
    /// <param name="Line">Longitude, latitude pairs along the roads; null where no way is known.</param>
    public sealed record UnitWay(Guid UnitId, Guid OperationId, int? SecondsLeft, int? MetresLeft, IReadOnlyList<double[]>? Line);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/ways", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ListWays));

    private static async Task<Ok<IReadOnlyList<UnitWay>>> Handle(DistrictDb db, UnitPlaces places, ITravelTimes travel, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, DispatchPermissions.SeeUnits);
        var sent = (await places.ListAsync(ct))
            .Where(u => u is { Place: not null, Unit: { State: UnitState.Sent, OperationId: not null } } && extent.AreaPaths.Any(area => Extent.Covers(area, u.Unit.AreaPath)))
            .OrderByDescending(u => u.Unit.StateSince).Take(Most).ToList();
        var ids = sent.Select(u => u.Unit.OperationId!.Value).ToList();
        var goals = await (
            from part in db.Set<Sending>().AsNoTracking()
            join one in db.Set<Operation>() on part.OperationId equals one.Id
            where ids.Contains(part.OperationId) && part.EndedAt == null
            select new { part.UnitId, Longitude = part.PostLongitude ?? one.Longitude, Latitude = part.PostLatitude ?? one.Latitude })
            .ToDictionaryAsync(g => g.UnitId, g => new TravelPoint(g.Longitude, g.Latitude), ct);
        var ways = new List<UnitWay>(sent.Count);
        foreach (var unit in sent)
        {
            var operation = unit.Unit.OperationId!.Value;
            // Its part ended between the two readings.
            if (!goals.TryGetValue(unit.Unit.Id, out var goal)) { continue; }
            var from = new TravelPoint(unit.Place!.Longitude, unit.Place.Latitude);
            var way = (await travel.FindWayAsync(from, goal, unit.Unit.Kind.Mode(), ct)).Way;
            ways.Add(new UnitWay(unit.Unit.Id, operation, (int?)way?.Duration.TotalSeconds, (int?)way?.Metres, way?.Line.Coordinates.Select(c => new[] { c.X, c.Y }).ToList()));
        }

        return TypedResults.Ok<IReadOnlyList<UnitWay>>(ways);
    }
}
