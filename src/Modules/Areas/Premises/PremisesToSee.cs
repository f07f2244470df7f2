using Wangge.Areas.Http;
using Wangge.Contracts.Video;

namespace Wangge.Areas.Premises;

/// <summary>Schools, kindergartens, hospitals, markets and parks with their grounds. No other premise is a place that a camera should have in sight.</summary>
internal sealed class PremisesToSee(DistrictDb db) : IPlacesToSee
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["school"] = "school", ["kindergarten"] = "kindergarten", ["hospital"] = "hospital", ["market"] = "market", ["park"] = "crowded",
    };

    public string List => "premises";

    public async Task<IReadOnlyList<PlaceToSee>> ListAsync(int most, CancellationToken ct)
    {
        var kinds = Kinds.Keys.ToList();
        var found = await db.Set<Premise>().AsNoTracking().Where(p => p.EndedAt == null && kinds.Contains(p.Kind)).OrderBy(p => p.Seq).Take(most)
            .Select(p => new { p.Id, p.Kind, p.Name, p.Longitude, p.Latitude, p.Outline }).ToListAsync(ct);
        return found.ConvertAll(p => new PlaceToSee(p.Id, Kinds[p.Kind], p.Name, p.Longitude, p.Latitude, p.Outline is null ? null : Shapes.Read(p.Outline)));
    }
}
