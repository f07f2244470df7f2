using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Reading;

/// <inheritdoc/>
internal sealed class AccountsForOthers(DistrictDb db, TimeProvider time) : IAccounts
{
    private const int MostHolders = 5_000;

    public async Task<IReadOnlyDictionary<Guid, string>> ListNamesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct)
    {
        if (accountIds.Count == 0) { return new Dictionary<Guid, string>(); }
        return await db.Set<Account>().AsNoTracking().Where(a => accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }

    public async Task<IReadOnlyDictionary<Guid, StaffAddress>> ListAddressesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        await db.Set<Account>().AsNoTracking().Where(a => accountIds.Contains(a.Id) && a.DisabledAt == null && a.LeftAt == null && (a.Email != null || a.Phone != null))
            .ToDictionaryAsync(a => a.Id, a => new StaffAddress(a.Email, a.Phone), ct);

    public Task<bool> IsActiveAsync(Guid accountId, CancellationToken ct) =>
        db.Set<Account>().AnyAsync(a => a.Id == accountId && a.DisabledAt == null && a.LeftAt == null, ct);

    public async Task<IReadOnlyList<RoleHolder>> ListCoveringAsync(string role, string areaPath, CancellationToken ct)
    {
        var covering = CoveringOf(areaPath);
        var holders = await ListAsync(HeldNow(role).Where(r => r.AreaPath != null && covering.Contains(r.AreaPath)), MostHolders, ct);
        return [.. holders.OrderByDescending(h => h.AreaPath!.Length)];
    }

    public async Task<IReadOnlyList<RoleHolder>> ListWithinAsync(string role, string areaPath, int most, CancellationToken ct) =>
        await ListAsync(HeldNow(role).Where(r => r.AreaPath!.StartsWith(areaPath)), Math.Clamp(most, 1, MostHolders), ct);

    public async Task<IReadOnlyList<RoleHolder>> ListAtUnitAsync(string role, Guid unitId, CancellationToken ct) =>
        await ListAsync(HeldNow(role).Where(r => r.UnitId == unitId), MostHolders, ct);

    /// <summary><c>/a/b/</c> → <c>/</c>, <c>/a/</c>, <c>/a/b/</c>.</summary>
    internal static List<string> CoveringOf(string areaPath) =>
        [.. areaPath.Select((c, i) => (c, i)).Where(x => x.c == '/').Select(x => areaPath[..(x.i + 1)])];

    private IQueryable<RoleAtPlace> HeldNow(string role)
    {
        var now = time.Now();
        return db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.Role == role && r.From <= now && (r.Until == null || r.Until > now));
    }

    private Task<List<RoleHolder>> ListAsync(IQueryable<RoleAtPlace> roles, int most, CancellationToken ct) =>
        (from r in roles
         join a in db.Set<Account>() on r.AccountId equals a.Id
         where a.DisabledAt == null && a.LeftAt == null
         orderby r.Seq
         select new RoleHolder(a.Id, a.DisplayName, r.Role, r.AreaPath, r.UnitId)).Take(most).ToListAsync(ct);
}
