using Microsoft.Extensions.Options;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Rounds;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions;

/// <summary>Makes a district's live picture of what is stored: after a restart nobody has to wait for the next fix. Asked in a scope of the district.</summary>
internal sealed class PictureLoading(
    DistrictScope scope, DistrictDb db, IDuty duty, TrackerShelf trackers, SourceStandings standings, IAreaLookup areas, IOptions<PositionOptions> options, TimeProvider time)
{
    /// <value>More than a district has on duty.</value>
    private const int MostOnDuty = 5_000;

    public async Task<LivePicture> LoadAsync(CancellationToken ct)
    {
        var picture = new LivePicture();
        var now = time.Now();
        var (goneBefore, staleBefore) = (now - options.Value.GoneAfter, now - options.Value.StaleAfter);
        var phones = (await duty.ListAsync($"/{scope.District.Code}/", MostOnDuty, ct)).Select(d => FixSource.OfAccount(d.AccountId));
        var devices = (await trackers.GetAsync(scope.Store)).All.Select(t => FixSource.OfTracker(t.Id));
        var sources = phones.Concat(devices).ToList();
        await standings.ReadAheadAsync([.. sources.Select(s => s.AccountId).OfType<Guid>()], ct);
        var newest = await db.ListNewestFixesAsync([.. sources.Select(s => s.Id)], goneBefore, ct);
        foreach (var source in sources)
        {
            if (!newest.TryGetValue(source.Id, out var fix) || await standings.GetAsync(source, ct) is not { } standing || !standing.IsOn(now)) { continue; }
            picture.Move(await areas.DotOfAsync(source, standing, fix) with { IsStale = fix.At < staleBefore });
        }

        return picture;
    }
}

/// <summary>What the store and the map say of fixes.</summary>
internal static class FixReading
{
    private const int SourcesAsked = 500;

    /// <summary>The newest kept fix of each of these sources, at a time or after it; a question for each 500 of them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Fix>> ListNewestFixesAsync(this DistrictDb db, IReadOnlyList<Guid> sourceIds, DateTimeOffset since, CancellationToken ct)
    {
        var newest = new Dictionary<Guid, Fix>();
        foreach (var some in sourceIds.Distinct().Chunk(SourcesAsked))
        {
            var fixes = db.Set<FixRow>().AsNoTracking().Where(f => some.Contains(f.SourceId) && f.At >= since);
            var last = fixes.GroupBy(f => f.SourceId).Select(of => new { SourceId = of.Key, At = of.Max(f => f.At) });
            var rows = await db.Set<FixRow>().AsNoTracking().Join(last, f => new { f.SourceId, f.At }, l => new { l.SourceId, l.At }, (f, _) => f).ToListAsync(ct);
            foreach (var row in rows) { newest[row.SourceId] = row.ToFix(); }
        }

        return newest;
    }

    /// <summary>The newest kept fix of a source; null where there is none.</summary>
    public static async Task<Fix?> FindNewestFixAsync(this DistrictDb db, Guid sourceId, CancellationToken ct) =>
        (await db.Set<FixRow>().AsNoTracking().Where(f => f.SourceId == sourceId).OrderByDescending(f => f.At).FirstOrDefaultAsync(ct))?.ToFix();

    /// <summary>Those of these times that stand already.</summary>
    public static async Task<HashSet<DateTimeOffset>> ListStandingAsync(this DistrictDb db, Guid sourceId, IReadOnlyCollection<DateTimeOffset> times, CancellationToken ct) =>
        [.. await db.Set<FixRow>().AsNoTracking().Where(f => f.SourceId == sourceId && times.Contains(f.At)).Select(f => f.At).ToListAsync(ct)];

    public static async ValueTask<LiveDot> DotOfAsync(this IAreaLookup areas, FixSource source, SourceStanding standing, Fix fix) => new(
        standing.UnitId ?? source.Id, standing.UnitId is not null, source.Id, fix,
        (await areas.FindGridAsync(fix.Longitude, fix.Latitude))?.AreaPath ?? standing.AreaPath, standing.AreaPath);
}
