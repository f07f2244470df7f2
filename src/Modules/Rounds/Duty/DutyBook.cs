using Wangge.Contracts.Rounds;

namespace Wangge.Rounds.Duty;

/// <inheritdoc/>
internal sealed class DutyBook(DistrictDb db, TimeProvider time) : IDuty
{
    public async Task<IReadOnlyList<OnDuty>> ListAsync(string areaPath, int most, CancellationToken ct) =>
        await Open([areaPath]).OrderBy(d => d.OnAt).ThenBy(d => d.Seq).Take(Math.Clamp(most, 1, 5_000))
            .Select(d => new OnDuty(d.AccountId, d.Role, d.AreaPath, d.OnAt)).ToListAsync(ct);

    public Task<int> CountAsync(string areaPath, CancellationToken ct) => Open([areaPath]).CountAsync(ct);

    public Task<bool> IsOnAsync(Guid accountId, CancellationToken ct)
    {
        var since = time.Now() - DutySpell.Longest;
        return db.Set<DutySpell>().AnyAsync(d => d.AccountId == accountId && d.OffAt == null && d.OnAt > since, ct);
    }

    /// <summary>Open spells in these areas that nobody forgot to end.</summary>
    public IQueryable<DutySpell> Open(IReadOnlyList<string> areaPaths)
    {
        var since = time.Now() - DutySpell.Longest;
        return AreaCut.Within(db.Set<DutySpell>().AsNoTracking().Where(d => d.OffAt == null && d.OnAt > since), areaPaths, d => d.AreaPath);
    }
}
