using Wangge.Areas.Http;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Centres;

/// <summary>Changes a centre, where <c>If-Match</c> names the copy that was edited.</summary>
internal static class ChangeCentre
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/centres/{centreId:guid}", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(ChangeCentre));

    private static async Task<Results<Ok<CentreView>, Refused>> Handle(
        Guid centreId, CentreFields fields, HttpContext http, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Centre>().FirstOrDefaultAsync(c => c.Id == centreId, ct) is not { } centre) { return new Refused(CentreRules.Unknown); }
        // Where it was and where it will be: nobody gives a centre away to what he does not keep.
        foreach (var path in (string[])[centre.AreaPath, fields.AreaPath])
        {
            if (policy.Check(actor, AreaPermissions.Edit, new Reach(path)) is { } refusal) { return new Refused(refusal); }
        }

        if (centre.EndedAt is not null) { return new Refused(CentreRules.Ended); }
        if (VersionTag.Check(http.Request, centre.Version) is { } stale) { return new Refused(stale); }
        var area = await lookup.FindAreaAsync(fields.AreaPath);
        if (CentreRules.Refuse(centre.Level, area?.Level, fields.Longitude, fields.Latitude) is { } unfit) { return new Refused(unfit); }

        fields.PutInto(centre);
        centre.Version++;
        db.Leaf(AuditNote.By(actor, "areas.centre-changed", "centre", centreId, centre.AreaPath, data: AuditData.Of(("version", centre.Version))));
        await db.CommitAsync(ct);
        VersionTag.Tell(http, centre.Version);
        return TypedResults.Ok(CentreView.Of(centre));
    }
}
