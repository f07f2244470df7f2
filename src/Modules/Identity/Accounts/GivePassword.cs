using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Accounts;

/// <summary>Gives someone a random first password, good for 7 days and to be changed at once; his sessions end. TOTP stays as it is.</summary>
internal static class GivePassword
{
    /// <param name="Password">Told this once.</param>
    public sealed record Response(string Password, DateTimeOffset EndsAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/accounts/{accountId:guid}/password", Handle)
        .RequirePermission(IdentityPermissions.KeepAccounts)
        .WithName(nameof(GivePassword));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid accountId, DistrictDb db, Actor actor, AccountAccess access, Passwords passwords, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        var found = await access.FindOtherAsync(accountId, IdentityPermissions.KeepAccounts, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var account = found.Account!;
        var password = Passwords.NewFirst();
        var endsAt = time.Now() + Passwords.FirstGoodFor;
        account.PasswordHash = await passwords.HashAsync(password, ct);
        account.PasswordEndsAt = endsAt;
        account.MustChangePassword = true;
        account.Version++;
        await AccessEnd.EndSessionsAsync(db, accountId, kept: null, ct);
        db.Note(actor, "password-give", "account", accountId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, accountId);
        return TypedResults.Ok(new Response(password, endsAt));
    }
}
