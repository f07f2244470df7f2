using Wangge.Areas.Http;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Ledgers;

/// <summary>Writes a basic grid's counts anew, where <c>If-Match</c> names the version that was edited. The old counts stay in the history.</summary>
/// <remarks>Refuses with <c>areas.ledger.not-basic</c>, <c>areas.stale</c>.</remarks>
internal static class ChangeLedger
{
    private static readonly Refusal NotBasic = new("areas.ledger.not-basic", Detail: "Only basic grids count; above them counts are added up.");

    public sealed record Response(Guid AreaId, LedgerCounts Counts, int Version, Guid ActorId, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/areas/{areaId:guid}/ledger", Handle)
        .RequirePermission(AreaPermissions.EditLedger)
        .WithName(nameof(ChangeLedger));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid areaId, LedgerCounts counts, HttpContext http, DistrictDb db, AreaTree tree, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.EditLedger, ct);
        if (refusal is not null) { return new Refused(refusal); }
        if (area!.Level != AreaLevel.Basic) { return new Refused(NotBasic); }
        var version = await db.Set<LedgerEntry>().Where(l => l.AreaId == areaId).MaxAsync(l => (int?)l.Version, ct) ?? 0;
        if (VersionTag.Check(http.Request, version) is { } stale) { return new Refused(stale); }

        // Two who edited the same version meet at the key of the new row.
        var entry = counts.ToEntry(areaId, version + 1, actor.Id, time.Now());
        db.Add(entry);
        db.Leaf(AuditNote.By(actor, "areas.ledger-changed", "area", areaId, area.AreaPath, data: AuditData.Of(("version", entry.Version))));
        await db.CommitAsync(ct);
        VersionTag.Tell(http, entry.Version);
        return TypedResults.Ok(new Response(areaId, counts, entry.Version, entry.ActorId, entry.At));
    }
}
