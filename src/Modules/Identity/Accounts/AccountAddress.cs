using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Accounts;

/// <summary>Where somebody who works here is reached when nobody answers an alarm: shown apart from lists, to whoever keeps accounts, and on record.</summary>
internal static class AccountAddress
{
    private static readonly Refusal Unfit = new("identity.accounts.address-unfit", RefusalKind.Invalid, "An address of mail, a telephone number, both or neither.");

    /// <param name="Email">Null or empty: none.</param>
    /// <param name="Phone">7–15 digits as people write them; null or empty: none.</param>
    public sealed record Request([OneLine, MaxLength(120)] string? Email, [OneLine, MaxLength(24)] string? Phone);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts/{accountId:guid}/address", ShowAsync).RequirePermission(IdentityPermissions.KeepAccounts).WithName("GetAccountAddress");
        api.MapPut("/accounts/{accountId:guid}/address", Handle).RequirePermission(IdentityPermissions.KeepAccounts).WithName("SetAccountAddress");
    }

    private static async Task<Results<Ok<StaffAddress>, Refused>> ShowAsync(Guid accountId, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        db.Note(actor, "account-view", "account", accountId, purpose: IdentityLog.Administration);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new StaffAddress(found.Account!.Email, found.Account.Phone));
    }

    private static async Task<Results<Ok<StaffAddress>, Refused>> Handle(Guid accountId, Request request, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        if (account.LeftAt is not null) { return new Refused(IdentityRefusals.AccountGone); }
        var email = string.IsNullOrWhiteSpace(request.Email) ? null : SubjectContact.Read(null, request.Email)?.Email;
        var phone = string.IsNullOrWhiteSpace(request.Phone) ? null : SubjectContact.Read(request.Phone, null)?.Phone;
        if ((email is null && !string.IsNullOrWhiteSpace(request.Email)) || (phone is null && !string.IsNullOrWhiteSpace(request.Phone))) { return new Refused(Unfit); }

        (account.Email, account.Phone) = (email, phone);
        account.Version++;
        db.Note(actor, "account-change", "account", accountId);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new StaffAddress(email, phone));
    }
}
