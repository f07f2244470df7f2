namespace Wangge.Dispatch.Zones;

/// <summary>The zones that hold, the strictest first; where several hold a place, the first of them counts. And one zone's journal.</summary>
internal static class ListZones
{
    private const int Most = 500;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dispatch/zones", Handle).RequirePermission(DispatchPermissions.SeeUnits).WithName(nameof(ListZones));
        api.MapGet("/dispatch/zones/{zoneId:guid}/versions", VersionsAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName("ListZoneVersions");
    }

    private static async Task<Ok<List<ZoneView>>> Handle(DistrictDb db, CancellationToken ct)
    {
        var zones = (await ZoneBook.InForce(db).Take(Most).ToListAsync(ct)).OrderBy(z => z.Edge is null).Select(ZoneView.Of).ToList();
        if (zones is not [.., { Edge: null }]) { zones.Add(ZoneView.Default); }
        return TypedResults.Ok(zones);
    }

    /// <summary>Newest first, at most 200.</summary>
    private static async Task<Results<Ok<List<ZoneView>>, Refused>> VersionsAsync(Guid zoneId, DistrictDb db, CancellationToken ct)
    {
        var versions = await db.Set<ZoneVersion>().AsNoTracking().Where(z => z.ZoneId == zoneId).OrderByDescending(z => z.Version).Take(PageSize.Most).ToListAsync(ct);
        return versions.Count == 0 ? new Refused(ZoneRefusals.Unknown) : TypedResults.Ok(versions.ConvertAll(ZoneView.Of));
    }
}
