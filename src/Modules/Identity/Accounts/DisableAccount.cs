using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Accounts;

/// <summary>Switches an account off, and on again. Its sessions end at once; its phones and roles rest.</summary>
internal static class DisableAccount
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/accounts/{accountId:guid}/disable", HandleOff).RequirePermission(IdentityPermissions.KeepAccounts).WithName(nameof(DisableAccount));
        api.MapPost("/accounts/{accountId:guid}/enable", HandleOn).RequirePermission(IdentityPermissions.KeepAccounts).WithName("EnableAccount");
    }

    private static async Task<Results<Ok<AccountView>, Refused>> HandleOff(
        Guid accountId, DistrictDb db, Actor actor, AccountAccess access, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        var found = await access.FindOtherAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        var now = time.Now();
        if (account.DisabledAt is not null) { return TypedResults.Ok(AccountView.Of(account)); }
        if (await AccessEnd.WouldLackAdministratorAsync(db, accountId, [.. found.Roles.Select(r => r.Role)], now, ct)) { return new Refused(IdentityRefusals.LastAdministrator); }

        account.DisabledAt = now;
        account.Version++;
        await AccessEnd.EndSessionsAsync(db, accountId, kept: null, ct);
        db.Note(actor, "account-disable", "account", accountId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, accountId);
        return TypedResults.Ok(AccountView.Of(account));
    }

    private static async Task<Results<Ok<AccountView>, Refused>> HandleOn(Guid accountId, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindOtherAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        if (account.DisabledAt is null) { return TypedResults.Ok(AccountView.Of(account)); }

        account.DisabledAt = null;
        account.Version++;
        db.Note(actor, "account-enable", "account", accountId);
        await db.CommitAsync(ct);
        return TypedResults.Ok(AccountView.Of(account));
    }
}
