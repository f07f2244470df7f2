using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Listing;

/// <summary>One level of the tree for the desk: the areas right below one, each with how many grids and people it has. One call a level.</summary>
internal static class ShowAreaLevel
{
    private const int Most = 50_000;
    private static readonly Refusal TooLarge = new("areas.level.too-large", RefusalKind.Invalid, "Name an area with fewer than 50,000 areas below it.");

    /// <param name="Children">Areas right below it; 0: a leaf of the tree.</param>
    /// <param name="Grids">Basic grids in it, itself counted.</param>
    /// <param name="Counted">How many of them have a ledger.</param>
    /// <param name="Ledger">The sum over them.</param>
    public sealed record Node(AreaView Area, int Children, int Grids, int Counted, LedgerCounts Ledger);

    /// <param name="Parent">Null where the roots are shown.</param>
    public sealed record Response(AreaView? Parent, IReadOnlyList<Node> Areas);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/level", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ShowAreaLevel));

    /// <param name="under">Path of the area whose children are shown; null: the district itself, the one root.</param>
    private static async Task<Results<Cacheable<Response>, Refused>> Handle([MaxLength(AreaRules.LongestPath)] string? under, HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "under") is { } unknown) { return new Refused(unknown); }
        var path = under ?? "/";
        var standing = db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null && a.AreaPath.StartsWith(path));
        var areas = await standing.OrderBy(a => a.AreaPath).Take(Most + 1).Select(a => new AreaView(a.Id, a.Code, a.Name, a.AreaPath, a.Level, a.IsDedicated, a.UnitCellCode, a.Edge != null, a.EndedAt, a.Version)).ToListAsync(ct);
        if (areas.Count > Most) { return new Refused(TooLarge); }
        var parent = areas.Find(a => a.AreaPath == path);
        if (under is not null && parent is null) { return new Refused(AreaRefusals.UnknownArea); }

        var ledgers = await Ledger.InForce(db, path).ToDictionaryAsync(l => l.AreaId, ct);
        var depth = DepthOf(path) + 1;
        var nodes = areas.Where(a => DepthOf(a.AreaPath) == depth).Select(a =>
        {
            var within = areas.Where(b => b.AreaPath.StartsWith(a.AreaPath, StringComparison.Ordinal)).ToList();
            var counted = within.Where(b => ledgers.ContainsKey(b.Id)).Select(b => ledgers[b.Id]).ToList();
            return new Node(
                a, within.Count(b => DepthOf(b.AreaPath) == depth + 1), within.Count(b => b.Level == AreaLevel.Basic), counted.Count, LedgerCounts.Sum(counted.Select(LedgerCounts.Of)));
        }).ToList();
        return new Cacheable<Response>(new Response(parent, nodes), TimeSpan.Zero);
    }

    private static int DepthOf(string path) => path.Count(c => c == '/') - 1;
}
