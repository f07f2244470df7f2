using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Accounts;

/// <summary>Finds an account for an administrator who may reach it: all the roles that it holds now or later lie where his own does. One without roles is within everyone's reach.</summary>
internal sealed class AccountAccess(DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time)
{
    public async Task<Found> FindAsync(Guid accountId, Permission permission, CancellationToken ct)
    {
        if (policy.Check(actor, permission) is { } refusal) { return new Found(null, [], refusal); }
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, ct) is not { } account) { return new Found(null, [], IdentityRefusals.UnknownAccount); }
        var now = time.Now();
        var roles = await db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.AccountId == accountId && (r.Until == null || r.Until > now)).OrderBy(r => r.Seq).ToListAsync(ct);
        var outside = roles.Select(r => policy.CheckAt(actor, permission, r.AreaPath, r.UnitId)).FirstOrDefault(r => r is not null);
        return outside is null ? new Found(account, roles, null) : new Found(null, [], outside);
    }

    /// <summary>The same, of an account that is not the actor's own and has not left: one to change.</summary>
    public async Task<Found> FindOtherAsync(Guid accountId, Permission permission, CancellationToken ct)
    {
        var found = await FindAsync(accountId, permission, ct);
        return found.Refusal is not null ? found
            : accountId == actor.Id ? new Found(null, [], IdentityRefusals.OwnAccount)
            : found.Account!.LeftAt is not null ? new Found(null, [], IdentityRefusals.AccountGone)
            : found;
    }

    /// <param name="Account">Tracked; null where refused.</param>
    /// <param name="Roles">Held now or later.</param>
    internal sealed record Found(Account? Account, IReadOnlyList<RoleAtPlace> Roles, Refusal? Refusal);
}
