using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Identity.SigningIn;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Credentials;

/// <summary>Changes one's own password; every other session of the account ends.</summary>
/// <remarks>Refuses with <c>identity.password-wrong</c>, <c>identity.password-weak</c>, <c>identity.password-same</c>, <c>identity.locked</c>.</remarks>
internal static class ChangePassword
{
    private static readonly Refusal Same = new("identity.password-same", RefusalKind.Invalid);

    public sealed record Request([Required, MaxLength(Passwords.Longest)] string Current, [Required, MaxLength(Passwords.Longest)] string Fresh);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/account/password", Handle)
        .RequireSession()
        .OpenBeforeEnrolment()
        .WithName(nameof(ChangePassword));

    private static async Task<Results<NoContent, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, CredentialCheck check, Passwords passwords, PresenceCache cache, HttpContext http, CancellationToken ct)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        var verdict = await check.CheckPasswordAsync(account, request.Current, ct);
        if (verdict.Refuse(http) is { } refused) { return refused; }
        if (Passwords.Judge(request.Fresh, account.SignInName) is { } weak) { return new Refused(weak); }
        if (request.Fresh == request.Current) { return new Refused(Same); }

        account.PasswordHash = await passwords.HashAsync(request.Fresh, ct);
        account.PasswordEndsAt = null;
        account.MustChangePassword = false;
        account.Version++;
        await AccessEnd.EndSessionsAsync(db, account.Id, kept: actor.SessionId, ct);
        db.Note(actor, "password-change", "account", account.Id);
        await db.CommitAsync(ct);
        cache.Drop(db.District, account.Id);
        return TypedResults.NoContent();
    }
}
