using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Accounts;

/// <summary>One account, with its ETag for <see cref="ChangeAccount"/>.</summary>
internal static class GetAccount
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/accounts/{accountId:guid}", Handle)
        .RequirePermission(IdentityPermissions.View)
        .WithName(nameof(GetAccount));

    private static async Task<Results<Ok<AccountView>, Refused>> Handle(Guid accountId, HttpContext http, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindAsync(accountId, IdentityPermissions.View, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        db.Note(actor, "account-view", "account", accountId, purpose: IdentityLog.Administration);
        await db.CommitAsync(ct);
        var view = AccountView.Of(found.Account!);
        http.Response.Headers.ETag = view.ETag;
        return TypedResults.Ok(view);
    }
}
