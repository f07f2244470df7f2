using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Accounts;

/// <summary>Someone leaves the service for good: sessions, phones, roles and credentials end, and what was assigned goes to a successor (<see cref="AccountLeft"/>).</summary>
/// <remarks>Source: DOMAIN 3, "a leaver's open tasks are handed over, never orphaned". A repeat changes nothing.</remarks>
internal static class LeaveAccount
{
    private static readonly Refusal UnfitSuccessor = new("identity.leave.unfit-successor", Detail: "Another active account.");

    public sealed record Request(Guid SuccessorId);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/accounts/{accountId:guid}/leave", Handle)
        .RequirePermission(IdentityPermissions.KeepAccounts)
        .WithName(nameof(LeaveAccount));

    private static async Task<Results<Ok<AccountView>, Refused>> Handle(
        Guid accountId, Request request, DistrictDb db, Actor actor, AccountAccess access, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        var found = await access.FindOtherAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal == IdentityRefusals.AccountGone) { return TypedResults.Ok(AccountView.Of(await db.Set<Account>().FirstAsync(a => a.Id == accountId, ct))); }
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        var now = time.Now();
        var successor = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.SuccessorId, ct);
        if (successor is not { IsActive: true } || successor.Id == accountId) { return new Refused(UnfitSuccessor); }
        if (await AccessEnd.WouldLackAdministratorAsync(db, accountId, [.. found.Roles.Select(r => r.Role)], now, ct)) { return new Refused(IdentityRefusals.LastAdministrator); }

        account.LeftAt = now;
        (account.Email, account.Phone) = (null, null);
        account.DropCredentials();
        account.Version++;
        await AccessEnd.EndSessionsAsync(db, accountId, kept: null, ct);
        await AccessEnd.EndPhonesAsync(db, accountId, now, ct);
        await AccessEnd.EndRolesAsync(db, accountId, now, ct);
        await AccessEnd.EndRecoveryCodesAsync(db, accountId, ct);
        await AccessEnd.EndPasskeysAsync(db, accountId, ct);
        db.Announce(new AccountLeft(accountId, successor.Id));
        db.Announce(new RolesChanged(accountId));
        db.Note(actor, "account-leave", "account", accountId, data: AuditData.Of(("successor", successor.Id)));
        await db.CommitAsync(ct);
        cache.Drop(db.District, accountId);
        return TypedResults.Ok(AccountView.Of(account));
    }
}
