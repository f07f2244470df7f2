namespace Wangge.Dispatch.Rings;

/// <summary>What the coverage loses if a unit goes: asked before it is sent.</summary>
/// <remarks>Refuses with <c>dispatch.rings.*</c>.</remarks>
internal static class ShowRingLoss
{
    /// <param name="With">As it is.</param>
    /// <param name="Without">As it would be.</param>
    public sealed record Response(Guid UnitId, RingShareView With, RingShareView Without);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/rings/without/{unitId:guid}", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ShowRingLoss));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid unitId, RingsNow rings, CancellationToken ct)
    {
        if (await rings.FindAsync(ct) is null) { return new Refused(RingRefusals.NoRoads); }
        return await rings.LossWithoutAsync(unitId, ct) is { } loss
            ? TypedResults.Ok(new Response(unitId, RingShareView.Of(loss.With), RingShareView.Of(loss.Without)))
            : new Refused(RingRefusals.UnknownUnit);
    }
}
