using Wangge.Areas.Http;
using Wangge.Areas.Looking;
using Wangge.Contracts.Identity;

namespace Wangge.Areas.Ledgers;

/// <summary>A grid's counts with who changed them when; of an area above, the sum over the basic grids that stand in it.</summary>
internal static class GetLedger
{
    private const int MostChanges = 50;

    /// <param name="Version">To be named in <c>If-Match</c>; 0 while nothing was counted, null for a sum.</param>
    /// <param name="Grids">How many grids the counts are of.</param>
    /// <param name="Changes">Newest first, at most 50; empty for a sum.</param>
    public sealed record Response(Guid AreaId, string AreaPath, LedgerCounts Counts, int? Version, int Grids, IReadOnlyList<Change> Changes);

    public sealed record Change(int Version, LedgerCounts Counts, Guid ActorId, string? ActorName, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/{areaId:guid}/ledger", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetLedger));

    /// <param name="before">Only changes with a version below this one: the next page's.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid areaId, int? before, HttpContext http, DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var area = await db.Set<Area>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == areaId, ct);
        if (area is null) { return new Refused(AreaRefusals.UnknownArea); }
        if (area.Level != AreaLevel.Basic) { return TypedResults.Ok(await SumAsync(area, db, ct)); }

        var current = await db.Set<LedgerEntry>().AsNoTracking().Where(l => l.AreaId == areaId).OrderByDescending(l => l.Version).FirstOrDefaultAsync(ct);
        var changes = await db.Set<LedgerEntry>().AsNoTracking().Where(l => l.AreaId == areaId && (before == null || l.Version < before))
            .OrderByDescending(l => l.Version).Take(MostChanges).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. changes.Select(l => l.ActorId).Distinct()], ct);
        VersionTag.Tell(http, current?.Version ?? 0);
        return TypedResults.Ok(new Response(
            areaId, area.AreaPath, current is null ? LedgerCounts.None : LedgerCounts.Of(current), current?.Version ?? 0, 1,
            [.. changes.Select(l => new Change(l.Version, LedgerCounts.Of(l), l.ActorId, names.GetValueOrDefault(l.ActorId), l.At))]));
    }

    private static async Task<Response> SumAsync(Area area, DistrictDb db, CancellationToken ct)
    {
        var path = area.AreaPath;
        var grids = await db.Set<Area>().CountAsync(a => a.EndedAt == null && a.Level == AreaLevel.Basic && a.AreaPath.StartsWith(path), ct);
        var sum = await Ledger.InForce(db, path)
            .GroupBy(_ => 1)
            .Select(g => new LedgerCounts(
                g.Sum(l => l.Resident), g.Sum(l => l.Temporary), g.Sum(l => l.Households), g.Sum(l => l.Buildings), g.Sum(l => l.Shops), g.Sum(l => l.HouseholdsInDifficulty)))
            .FirstOrDefaultAsync(ct);
        return new Response(area.Id, path, sum ?? LedgerCounts.None, null, grids, []);
    }
}
