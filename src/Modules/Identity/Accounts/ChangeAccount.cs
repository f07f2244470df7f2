using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Accounts;

/// <summary>Changes an account's names, where <c>If-Match</c> names the copy that was edited.</summary>
internal static class ChangeAccount
{
    private static readonly Refusal IfMatchNeeded = new("request.if-match-needed", RefusalKind.Invalid);
    private static readonly Refusal Stale = new("identity.accounts.stale", RefusalKind.Stale);

    public sealed record Request([Required, MaxLength(SignInName.Longest)] string SignInName, [Required, OneLine, MaxLength(60)] string DisplayName);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/accounts/{accountId:guid}", Handle)
        .RequirePermission(IdentityPermissions.KeepAccounts)
        .WithName(nameof(ChangeAccount));

    private static async Task<Results<Ok<AccountView>, Refused>> Handle(Guid accountId, Request request, HttpContext http, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        if (account.LeftAt is not null) { return new Refused(IdentityRefusals.AccountGone); }
        if (http.Request.Headers.IfMatch.ToString() is not { Length: > 0 } match) { return new Refused(IfMatchNeeded); }
        if (match != AccountView.Of(account).ETag) { return new Refused(Stale); }

        var name = Identity.SignInName.Fold(request.SignInName);
        if (!Identity.SignInName.IsFit(name)) { return new Refused(IdentityRefusals.NameUnfit); }
        if (await db.Set<Account>().AnyAsync(a => a.SignInName == name && a.Id != accountId, ct)) { return new Refused(IdentityRefusals.NameTaken); }

        account.SignInName = name;
        account.DisplayName = request.DisplayName;
        account.Version++;
        db.Note(actor, "account-change", "account", accountId);
        await db.CommitAsync(ct);
        var view = AccountView.Of(account);
        http.Response.Headers.ETag = view.ETag;
        return TypedResults.Ok(view);
    }
}
