using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Zones;

/// <summary>Ends a zone; its ground falls to the zones around it or under it. Its journal stays.</summary>
/// <remarks>Refuses with <c>dispatch.zone.*</c>; what lies elsewhere cannot end.</remarks>
internal static class EndZone
{
    /// <param name="ActId">The client's id of this act (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Version">Of the copy that was seen.</param>
    public sealed record Request(Guid ActId, [Range(1, int.MaxValue)] int Version);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/zones/{zoneId:guid}/end", Handle)
        .RequirePermission(DispatchPermissions.EditZones)
        .WithName(nameof(EndZone));

    private static async Task<Results<Ok<ZoneView>, Refused>> Handle(
        Guid zoneId, Request request, DistrictDb db, ZoneBook book, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, DispatchPermissions.EditZones, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        var zones = db.Set<ZoneVersion>().AsNoTracking();
        if (await zones.FirstOrDefaultAsync(z => z.ActId == request.ActId, ct) is { } earlier)
        {
            return earlier.ZoneId == zoneId && earlier.IsEnded ? TypedResults.Ok(ZoneView.Of(earlier)) : new Refused(RepeatedWrites.IdReused);
        }

        var last = await zones.Where(z => z.ZoneId == zoneId).OrderByDescending(z => z.Version).FirstOrDefaultAsync(ct);
        if (last is null || last.Edge is null) { return new Refused(ZoneRefusals.Unknown); }
        if (last.IsEnded) { return new Refused(ZoneRefusals.Ended); }
        if (last.Version != request.Version) { return new Refused(ZoneRefusals.Stale); }

        var ended = new ZoneVersion
        {
            ZoneId = zoneId, Version = last.Version + 1, ActId = request.ActId, Name = last.Name, Kind = last.Kind, Minutes = last.Minutes, Edge = last.Edge, IsEnded = true, ActorId = actor.Id, At = time.Now(),
        };
        db.Insert(ended);
        db.Leaf(AuditNote.By(actor, "dispatch.zone-ended", "zone", zoneId, $"/{db.District.Code}/", data: AuditData.Of(("version", ended.Version))));
        await db.CommitAsync(ct);
        await book.ChangedAsync();
        return TypedResults.Ok(ZoneView.Of(ended));
    }
}
