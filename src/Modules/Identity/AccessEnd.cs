using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <summary>Takes from an account what it is here by; the caller commits and drops it from the cache.</summary>
internal static class AccessEnd
{
    /// <param name="kept">A session that goes on, or null.</param>
    public static async Task EndSessionsAsync(DistrictDb db, Guid accountId, Guid? kept, CancellationToken ct) =>
        db.RemoveRange(await db.Set<Session>().Where(s => s.AccountId == accountId && s.Id != kept).ToListAsync(ct));

    public static async Task EndPhonesAsync(DistrictDb db, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var device in await db.Set<Device>().Where(d => d.AccountId == accountId && d.RevokedAt == null).ToListAsync(ct)) { device.Revoke(now); }
        db.RemoveRange(await db.Set<EnrolmentCode>().Where(c => c.AccountId == accountId).ToListAsync(ct));
    }

    public static async Task EndRolesAsync(DistrictDb db, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var role in await db.Set<RoleAtPlace>().Where(r => r.AccountId == accountId && (r.Until == null || r.Until > now)).ToListAsync(ct)) { role.End(now); }
    }

    public static async Task EndPasskeysAsync(DistrictDb db, Guid accountId, CancellationToken ct) =>
        db.RemoveRange(await db.Set<Passkeys.Passkey>().Where(p => p.AccountId == accountId).ToListAsync(ct));

    public static async Task EndRecoveryCodesAsync(DistrictDb db, Guid accountId, CancellationToken ct) =>
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ToListAsync(ct));

    /// <summary>Whether no other active account holds one of the administrators' roles that this one holds now.</summary>
    public static async Task<bool> WouldLackAdministratorAsync(DistrictDb db, Guid accountId, IReadOnlyCollection<string> roles, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var role in roles.Where(Administrators.Are).Distinct())
        {
            var others = from r in db.Set<RoleAtPlace>()
                         join a in db.Set<Account>() on r.AccountId equals a.Id
                         where r.Role == role && r.AccountId != accountId && r.From <= now && (r.Until == null || r.Until > now) && a.DisabledAt == null && a.LeftAt == null
                         select r.Id;
            if (!await others.AnyAsync(ct)) { return true; }
        }

        return false;
    }
}
