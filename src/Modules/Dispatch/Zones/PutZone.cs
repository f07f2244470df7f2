using System.Text.Json;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Zones;

/// <summary>Makes a zone or draws it anew; what it was stays in its journal. Rings are measured by it from then on.</summary>
/// <remarks>Refuses with <c>dispatch.zone.*</c>, <c>dispatch.shape-unfit</c>, <c>geojson.*</c>.</remarks>
internal static class PutZone
{
    public const int Most = 500;

    /// <param name="ActId">The client's id of this act (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Version">Of the copy that was edited; 0 for a new zone.</param>
    /// <param name="Kind"><c>core</c>, <c>crowded</c> or <c>elsewhere</c>.</param>
    /// <param name="Minutes">1–120.</param>
    /// <param name="Edge">GeoJSON polygon or multipolygon, WGS-84; null only for what no other zone holds.</param>
    public sealed record Request(
        Guid ActId, [Range(0, int.MaxValue)] int Version, [Required, MinLength(1), MaxLength(60)] string Name, [Required, MaxLength(20)] string Kind, [Range(1, 120)] int Minutes, JsonElement? Edge = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/dispatch/zones/{zoneId:guid}", Handle)
        .RequirePermission(DispatchPermissions.EditZones)
        .WithName(nameof(PutZone));

    private static async Task<Results<Ok<ZoneView>, Refused>> Handle(
        Guid zoneId, Request request, DistrictDb db, ZoneBook book, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7 || (zoneId.Version != 7 && zoneId != Zone.ElsewhereId)) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, DispatchPermissions.EditZones, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        if (!ZoneKinds.All.Contains(request.Kind) || request.Edge is null != (zoneId == Zone.ElsewhereId)) { return new Refused(ZoneRefusals.BadKind); }
        byte[]? edge = null;
        if (request.Edge is { } drawn)
        {
            if (Shapes.TryReadArea(drawn, out var area) is { } unfit) { return new Refused(unfit); }
            edge = Shapes.Write(area!);
        }

        var zones = db.Set<ZoneVersion>().AsNoTracking();
        if (await zones.FirstOrDefaultAsync(z => z.ActId == request.ActId, ct) is { } earlier)
        {
            return IsSame(earlier, zoneId, request, edge) ? TypedResults.Ok(ZoneView.Of(earlier)) : new Refused(RepeatedWrites.IdReused);
        }

        var last = await zones.Where(z => z.ZoneId == zoneId).OrderByDescending(z => z.Version).FirstOrDefaultAsync(ct);
        if (last?.IsEnded == true) { return new Refused(ZoneRefusals.Ended); }
        if ((last?.Version ?? 0) != request.Version) { return new Refused(ZoneRefusals.Stale); }
        if (last is null && await ZoneBook.InForce(db).CountAsync(ct) >= Most) { return new Refused(ZoneRefusals.TooMany); }

        // Two who edited the same version meet at the key of the new row.
        var zone = new ZoneVersion
        {
            ZoneId = zoneId, Version = request.Version + 1, ActId = request.ActId, Name = request.Name.Trim(), Kind = request.Kind, Minutes = request.Minutes, Edge = edge, ActorId = actor.Id, At = time.Now(),
        };
        db.Insert(zone);
        db.Leaf(AuditNote.By(actor, "dispatch.zone-drawn", "zone", zoneId, $"/{db.District.Code}/", data: AuditData.Of(("version", zone.Version), ("minutes", zone.Minutes))));
        await db.CommitAsync(ct);
        await book.ChangedAsync();
        return TypedResults.Ok(ZoneView.Of(zone));
    }

    private static bool IsSame(ZoneVersion z, Guid zoneId, Request r, byte[]? edge) =>
        z.ZoneId == zoneId && z.Version == r.Version + 1 && !z.IsEnded && z.Name == r.Name.Trim() && z.Kind == r.Kind && z.Minutes == r.Minutes && (z.Edge ?? []).AsSpan().SequenceEqual(edge ?? []);
}
