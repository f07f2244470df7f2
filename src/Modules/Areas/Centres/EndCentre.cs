using Wangge.Areas.Http;

namespace Wangge.Areas.Centres;

/// <summary>Ends a centre; its row stays as history. A repeat answers as the first did.</summary>
internal static class EndCentre
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/centres/{centreId:guid}/end", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(EndCentre));

    private static async Task<Results<Ok<CentreView>, Refused>> Handle(Guid centreId, HttpContext http, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Centre>().FirstOrDefaultAsync(c => c.Id == centreId, ct) is not { } centre) { return new Refused(CentreRules.Unknown); }
        if (policy.Check(actor, AreaPermissions.Edit, new Reach(centre.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (centre.EndedAt is null)
        {
            if (VersionTag.Check(http.Request, centre.Version) is { } stale) { return new Refused(stale); }
            centre.EndedAt = time.Now();
            centre.Version++;
            db.Leaf(AuditNote.By(actor, "areas.centre-ended", "centre", centreId, centre.AreaPath));
            await db.CommitAsync(ct);
        }

        VersionTag.Tell(http, centre.Version);
        return TypedResults.Ok(CentreView.Of(centre));
    }
}
