using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>What the district's cars drove while on duty, from the fixes that are kept. Whose a track was is not told; that it was read leaves a leaf.</summary>
/// <remarks>Sources are the trackers and the crews' phones of units that drive. Source: ADR 0023.</remarks>
internal sealed class KeptTracks(DistrictDb db, UnitRoster roster, TrackerShelf trackers)
{
    /// <value>Laid onto the roads in some seconds; parted evenly between the sources, the newest of each.</value>
    private const int MostPoints = 60_000;

    /// <param name="until">Exclusive; by the times that the sources claim.</param>
    /// <returns>A track a source, and whether a source had more.</returns>
    public async Task<(List<List<TrackPoint>> Tracks, bool IsCut)> ReadAsync(Actor actor, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var sources = await SourcesAsync(ct);
        var most = MostPoints / Math.Max(1, sources.Count);
        var (tracks, isCut) = (new List<List<TrackPoint>>(), false);
        foreach (var source in sources)
        {
            var points = await db.Set<FixRow>().AsNoTracking().Where(f => f.SourceId == source && f.At >= from && f.At < until)
                .OrderByDescending(f => f.At).Take(most).Select(f => new TrackPoint(f.At, f.Longitude, f.Latitude)).ToListAsync(ct);
            isCut |= points.Count == most;
            if (points.Count > 0) { tracks.Add(points); }
        }

        db.Leaf(AuditNote.By(actor, "dispatch.journeys-read", "district", Guid.Empty, $"/{db.District.Code}/", data: AuditData.Of(("from", from), ("until", until))));
        await db.CommitAsync(ct);
        return (tracks, isCut);
    }

    private async Task<List<Guid>> SourcesAsync(CancellationToken ct)
    {
        var units = (await roster.RosterAsync(ct)).Units.Where(unit => unit.Kind.Mode() == RoadMode.Car).ToList();
        var ids = units.Select(unit => unit.Id).ToHashSet();
        return [.. units.SelectMany(unit => unit.CrewIds).Concat((await trackers.GetAsync(db.Store)).All.Where(t => ids.Contains(t.UnitId)).Select(t => t.Id)).Distinct()];
    }
}
