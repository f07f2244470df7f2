using Wangge.Areas.Http;

namespace Wangge.Areas.Centres;

/// <summary>One centre, ended ones too.</summary>
internal static class GetCentre
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/centres/{centreId:guid}", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetCentre));

    private static async Task<Results<Ok<CentreView>, Refused>> Handle(Guid centreId, HttpContext http, DistrictDb db, CancellationToken ct)
    {
        if (await db.Set<Centre>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == centreId, ct) is not { } centre) { return new Refused(CentreRules.Unknown); }
        VersionTag.Tell(http, centre.Version);
        return TypedResults.Ok(CentreView.Of(centre));
    }
}
