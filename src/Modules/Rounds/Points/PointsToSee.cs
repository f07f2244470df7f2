using Wangge.Contracts.Video;

namespace Wangge.Rounds.Points;

/// <summary>Must-check points that stand.</summary>
internal sealed class PointsToSee(DistrictDb db) : IPlacesToSee
{
    public string List => "must-check";

    public async Task<IReadOnlyList<PlaceToSee>> ListAsync(int most, CancellationToken ct) =>
        await db.Set<MustCheckPoint>().AsNoTracking().Where(p => p.EndedAt == null).OrderBy(p => p.Seq).Take(most)
            .Select(p => new PlaceToSee(p.Id, p.Kind, p.Name, p.Longitude, p.Latitude, null)).ToListAsync(ct);
}
