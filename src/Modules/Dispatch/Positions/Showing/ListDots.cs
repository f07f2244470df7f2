namespace Wangge.Dispatch.Positions.Showing;

/// <summary>Where every unit on duty in one's areas is now, whole: for screens that do not follow.</summary>
/// <remarks>Leaves a leaf, as following does. At most 5,000.</remarks>
internal static class ListDots
{
    private const int Most = 5_000;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/dots", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ListDots));

    private static async Task<Ok<List<DotView>>> Handle(DistrictDb db, LivePictures pictures, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        await DotStream.WriteLeafAsync(db.Store, actor, ct);
        var extent = policy.ExtentOf(actor, DispatchPermissions.SeeUnits);
        var picture = await pictures.GetAsync(db.District.Code);
        return TypedResults.Ok(picture.Dots.Where(d => DotScreen.Sees(extent, d)).Take(Most).Select(DotView.Of).ToList());
    }
}
