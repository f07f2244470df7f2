using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Mapping;

/// <inheritdoc/>
internal sealed class CasePlaces(DistrictDb db) : ICasePlaces
{
    private const int Decimals = 4;

    public async Task<IReadOnlyList<PastPlace>> ListAsync(DateTimeOffset since, int most, CancellationToken ct)
    {
        var places = await db.Set<Case>().AsNoTracking().Where(c => c.ReportedAt >= since && c.Longitude != null && c.Latitude != null)
            .OrderByDescending(c => c.ReportedAt).Take(Math.Clamp(most, 1, 100_000)).Select(c => new { c.Longitude, c.Latitude }).ToListAsync(ct);
        return places.ConvertAll(p => new PastPlace(Math.Round(p.Longitude!.Value, Decimals), Math.Round(p.Latitude!.Value, Decimals)));
    }
}
