using Wangge.Areas.Http;
using Wangge.Areas.Looking;
using Wangge.Kernel.Repeats;

namespace Wangge.Areas.Centres;

/// <summary>Makes a centre of one of the three levels.</summary>
/// <remarks>Refuses with <c>areas.centre.*</c>, <c>areas.code-unfit</c>, <c>areas.unknown-place</c>.</remarks>
internal static class CreateCentre
{
    /// <param name="CentreId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Code">Unique in the district.</param>
    /// <param name="Level"><c>district</c>, <c>sub-centre</c> or <c>station</c>.</param>
    public sealed record Request(Guid CentreId, [Required] string Code, [Required] string Level, [Required] CentreFields Fields);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/centres", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(CreateCentre));

    private static async Task<Results<Ok<CentreView>, Refused>> Handle(
        Request request, HttpContext http, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.CentreId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null && await db.Set<Centre>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.CentreId, ct) is { } made) { return Tell(http, made); }
        if (await db.Set<Centre>().AnyAsync(c => c.Id == request.CentreId, ct)) { return new Refused(RepeatedWrites.IdReused); }

        var fields = request.Fields;
        if (!AreaRules.IsCode(request.Code)) { return new Refused(AreaRefusals.CodeUnfit); }
        if (policy.Check(actor, AreaPermissions.Edit, new Reach(fields.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var area = await lookup.FindAreaAsync(fields.AreaPath);
        if (CentreRules.Refuse(request.Level, area?.Level, fields.Longitude, fields.Latitude) is { } unfit) { return new Refused(unfit); }
        if (await db.Set<Centre>().AnyAsync(c => c.Code == request.Code, ct)) { return new Refused(CentreRules.CodeTaken); }

        var centre = new Centre { Id = request.CentreId, Code = request.Code, Name = fields.Name, Level = request.Level, AreaPath = fields.AreaPath };
        fields.PutInto(centre);
        db.Add(centre);
        db.Remember(actor.Key, request.CentreId, hash, centre.Id, time);
        db.Leaf(AuditNote.By(actor, "areas.centre-made", "centre", centre.Id, centre.AreaPath));
        await db.CommitAsync(ct);
        return Tell(http, centre);
    }

    private static Ok<CentreView> Tell(HttpContext http, Centre centre)
    {
        VersionTag.Tell(http, centre.Version);
        return TypedResults.Ok(CentreView.Of(centre));
    }
}
