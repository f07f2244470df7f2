using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Sessions;

/// <summary>Reads who is behind a token or a session, past any cache.</summary>
internal sealed class PresenceReader(DistrictScope scope, TimeProvider time, IOptions<IdentityOptions> options)
{
    /// <summary>How old <c>LastSeenAt</c> may grow while in use.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>By a token's hash; notes now and then that it was seen.</summary>
    public async Task<Presence?> FindByTokenAsync(byte[] tokenHash, bool isDevice, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        if (isDevice)
        {
            var device = await db.Set<Device>().FirstOrDefaultAsync(d => d.TokenHash == tokenHash, ct);
            var present = device is null ? null : await OfDeviceAsync(db, device, ct);
            return present is not null && await NoteSeenAsync(db, device!.LastSeenAt, at => device.LastSeenAt = at, ct) ? present : null;
        }

        var session = await db.Set<Session>().FirstOrDefaultAsync(s => s.TokenHash == tokenHash, ct);
        var found = session is null ? null : await OfSessionAsync(db, session, ct);
        return found is not null && await NoteSeenAsync(db, session!.LastSeenAt, at => session.LastSeenAt = at, ct) ? found : null;
    }

    /// <summary>The same session or phone as it is now.</summary>
    public async Task<Presence?> FindAgainAsync(Actor actor, CancellationToken ct)
    {
        if (actor.SessionId is not { } id) { return null; }
        await using var db = scope.Store.Lease();
        if (await db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is { } session) { return await OfSessionAsync(db, session, ct); }
        return await db.Set<Device>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is { } device ? await OfDeviceAsync(db, device, ct) : null;
    }

    private async Task<Presence?> OfSessionAsync(DistrictDb db, Session session, CancellationToken ct)
    {
        var now = time.Now();
        var idleEnd = session.LastSeenAt + options.Value.SessionIdle;
        var end = idleEnd < session.EndsAt ? idleEnd : session.EndsAt;
        if (now >= end || await FindAccountAsync(db, session.AccountId, ct) is not { } account) { return null; }

        var (roles, next) = await ListRolesAsync(db, account, now, ct);
        var actor = new Actor(account.Id, ActorKind.Account, account.Id.ToString(), session.Id, roles);
        return new Presence(actor, account.Needs, ByPhone: false, next < end ? next.Value : end);
    }

    /// <remarks>A phone is held by whoever found it, so the administrators' roles do not reach it.</remarks>
    private async Task<Presence?> OfDeviceAsync(DistrictDb db, Device device, CancellationToken ct)
    {
        if (device.RevokedAt is not null || await FindAccountAsync(db, device.AccountId, ct) is not { } account) { return null; }
        var (roles, next) = await ListRolesAsync(db, account, time.Now(), ct);
        // The holder acts, through the phone; repeats are told apart by phone.
        var actor = new Actor(account.Id, ActorKind.Account, device.Id.ToString(), device.Id, [.. roles.Where(r => !Administrators.Are(r.Role))]);
        return new Presence(actor, account.Needs, ByPhone: true, next ?? DateTimeOffset.MaxValue);
    }

    private static async Task<Account?> FindAccountAsync(DistrictDb db, Guid id, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
        return account is { IsActive: true } && (account.Kind != AccountKind.Demo || db.District.Demo) ? account : null;
    }

    private static async Task<(IReadOnlyList<HeldRole> Roles, DateTimeOffset? NextChange)> ListRolesAsync(
        DistrictDb db, Account account, DateTimeOffset now, CancellationToken ct)
    {
        if (account.Needs != Need.None) { return ([], null); }
        var roles = await db.Set<RoleAtPlace>().AsNoTracking()
            .Where(r => r.AccountId == account.Id && (r.Until == null || r.Until > now))
            .ToListAsync(ct);
        var held = roles.Where(r => r.IsHeldAt(now)).Select(r => r.Held).Distinct().ToList();
        var next = roles.SelectMany(r => new[] { r.From, r.Until }).Where(at => at > now).Min();
        return (held, next);
    }

    /// <returns>False when the row was taken away meanwhile.</returns>
    private async Task<bool> NoteSeenAsync(DistrictDb db, DateTimeOffset seen, Action<DateTimeOffset> set, CancellationToken ct)
    {
        var now = time.Now();
        if (now - seen < SeenEvery) { return true; }
        set(now);
        db.MarkAsBookkeeping();
        try
        {
            await db.CommitAsync(ct);
            return true;
        }
        catch (ConflictException)
        {
            // Of two requests at once, each writes the same; only a row that is gone or was revoked is missed.
            return false;
        }
        catch (StoreUnavailableException)
        {
            // Reading goes on while the store takes no writes.
            return true;
        }
    }
}
