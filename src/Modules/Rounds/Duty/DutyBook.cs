using Wangge.Contracts.Rounds;

namespace Wangge.Rounds.Duty;

/// <inheritdoc/>
internal sealed class DutyBook(DistrictDb db, TimeProvider time) : IDuty
{
    /// <summary>More than anybody has in a week.</summary>
    private const int MostSpans = 200;

    private const int AccountsAsked = 500;

    public async Task<IReadOnlyList<OnDuty>> ListAsync(string areaPath, int most, CancellationToken ct) =>
        await Open([areaPath]).OrderBy(d => d.OnAt).ThenBy(d => d.Seq).Take(Math.Clamp(most, 1, 5_000))
            .Select(d => new OnDuty(d.AccountId, d.Role, d.AreaPath, d.OnAt)).ToListAsync(ct);

    public Task<int> CountAsync(string areaPath, CancellationToken ct) => Open([areaPath]).CountAsync(ct);

    public async Task<IReadOnlySet<Guid>> ListOnAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct)
    {
        var since = time.Now() - DutySpell.Longest;
        var on = new HashSet<Guid>();
        foreach (var some in accountIds.Distinct().Chunk(AccountsAsked))
        {
            on.UnionWith(await db.Set<DutySpell>().AsNoTracking().Where(d => some.Contains(d.AccountId) && d.OffAt == null && d.OnAt > since).Select(d => d.AccountId).ToListAsync(ct));
        }

        return on;
    }

    public Task<bool> IsOnAsync(Guid accountId, CancellationToken ct)
    {
        var since = time.Now() - DutySpell.Longest;
        return db.Set<DutySpell>().AnyAsync(d => d.AccountId == accountId && d.OffAt == null && d.OnAt > since, ct);
    }

    public async Task<IReadOnlyList<DutySpan>> ListSpansAsync(Guid accountId, DateTimeOffset since, CancellationToken ct) =>
        [.. (await SpansSince(since).Where(d => d.AccountId == accountId).OrderBy(d => d.Seq).Take(MostSpans).ToListAsync(ct)).Select(ToSpan)];

    public async Task<ILookup<Guid, DutySpan>> ListSpansAsync(IReadOnlyCollection<Guid> accountIds, DateTimeOffset since, CancellationToken ct)
    {
        var spells = new List<DutySpell>();
        foreach (var some in accountIds.Distinct().Chunk(AccountsAsked))
        {
            spells.AddRange(await SpansSince(since).Where(d => some.Contains(d.AccountId)).OrderBy(d => d.Seq).Take(AccountsAsked * MostSpans).ToListAsync(ct));
        }

        return spells.ToLookup(d => d.AccountId, ToSpan);
    }

    /// <summary>Open spells in these areas that nobody forgot to end.</summary>
    public IQueryable<DutySpell> Open(IReadOnlyList<string> areaPaths)
    {
        var since = time.Now() - DutySpell.Longest;
        return AreaCut.Within(db.Set<DutySpell>().AsNoTracking().Where(d => d.OffAt == null && d.OnAt > since), areaPaths, d => d.AreaPath);
    }

    private IQueryable<DutySpell> SpansSince(DateTimeOffset since)
    {
        var onSince = since - DutySpell.Longest;
        return db.Set<DutySpell>().AsNoTracking().Where(d => d.OnAt > onSince && (d.OffAt == null || d.OffAt > since));
    }

    private static DutySpan ToSpan(DutySpell spell) => new(spell.SaidOnAt, spell.SaidOffAt ?? spell.OnAt + DutySpell.Longest, spell.AreaPath, spell.SaidOffAt is null);
}
