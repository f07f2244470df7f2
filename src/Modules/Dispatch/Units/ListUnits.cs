using Wangge.Contracts.Identity;

namespace Wangge.Dispatch.Units;

/// <summary>The units of one's areas with their states and places; a district has some tens, so they come whole.</summary>
internal static class ListUnits
{
    /// <value>More than any district has; what is beyond is cut off.</value>
    private const int Most = 1_000;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/units", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName("ListPatrolUnits");

    private static async Task<Ok<IReadOnlyList<PatrolUnitView>>> Handle(UnitPlaces places, IAccounts accounts, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, DispatchPermissions.SeeUnits);
        var units = (await places.ListAsync(ct)).Where(u => extent.AreaPaths.Any(area => Extent.Covers(area, u.Unit.AreaPath))).Take(Most).ToList();
        var names = await accounts.ListNamesAsync([.. units.SelectMany(u => u.Unit.CrewIds)], ct);
        return TypedResults.Ok<IReadOnlyList<PatrolUnitView>>([.. units.Select(u => PatrolUnitView.Of(u.Unit, u.Place, u.Unstaffed, names))]);
    }
}
