using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Accounts;

/// <summary>Takes TOTP and passkeys of someone who lost his phone and his recovery codes: he enrols anew at his next sign-in. Sessions end.</summary>
internal static class ResetTotp
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/accounts/{accountId:guid}/totp", Handle)
        .RequirePermission(IdentityPermissions.ResetTotp)
        .WithName(nameof(ResetTotp));

    private static async Task<Results<NoContent, Refused>> Handle(Guid accountId, DistrictDb db, Actor actor, AccountAccess access, PresenceCache cache, CancellationToken ct)
    {
        var found = await access.FindOtherAsync(accountId, IdentityPermissions.ResetTotp, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        account.TotpSecret = null;
        account.TotpWaiting = null;
        account.Passkeys = 0;
        account.Version++;
        await AccessEnd.EndRecoveryCodesAsync(db, accountId, ct);
        await AccessEnd.EndPasskeysAsync(db, accountId, ct);
        await AccessEnd.EndSessionsAsync(db, accountId, kept: null, ct);
        db.Note(actor, "totp-reset", "account", accountId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, accountId);
        return TypedResults.NoContent();
    }
}
