using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Positions.Keeping;

/// <inheritdoc/>
internal sealed class FixHistory(DistrictDb db, UnitRoster roster) : IFixHistory
{
    private const int Most = 5_000;

    public async Task<IReadOnlyList<KeptFix>> ListAsync(Guid accountId, DateTimeOffset from, DateTimeOffset until, int most, CancellationToken ct)
    {
        var unitId = await roster.FindUnitOfAsync(accountId, ct);
        var rows = await db.Set<FixRow>().AsNoTracking().Where(f => f.SourceId == accountId && f.At >= from && f.At < until)
            .OrderBy(f => f.At).Take(Math.Clamp(most, 1, Most)).ToListAsync(ct);
        return [.. rows.Select(f => new KeptFix(f.SourceId, accountId, unitId, f.Longitude, f.Latitude, f.At, f.ReceivedAt, f.AccuracyMetres, f.IsLate))];
    }
}
