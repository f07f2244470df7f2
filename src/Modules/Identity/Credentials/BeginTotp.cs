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

/// <summary>Makes a TOTP secret for one's authenticator app; it counts once it is confirmed. An enrolled app is replaced only with a code of it, or a recovery code.</summary>
internal static class BeginTotp
{
    private static readonly Refusal CodeNeeded = new("identity.totp-replace-code-needed", RefusalKind.Invalid, "The present app's code, or a recovery code.");

    /// <param name="Code">Of the app that is replaced; null at the first enrolment.</param>
    public sealed record Request([MaxLength(32)] string? Code = null);

    /// <param name="Uri">For a QR code.</param>
    /// <param name="Secret">The same secret in base 32, for typing.</param>
    public sealed record Response(string Uri, string Secret);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/account/totp", Handle)
        .RequireSession()
        .OpenBeforeEnrolment()
        .WithName(nameof(BeginTotp));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, CredentialCheck check, SecretBox box, HttpContext http, CancellationToken ct)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        if (account.HasTotp)
        {
            if (string.IsNullOrWhiteSpace(request.Code)) { return new Refused(CodeNeeded); }
            var verdict = await check.CheckCodeAsync(account, request.Code, ct);
            if (verdict.Refuse(http) is { } refused) { return refused; }
        }

        var secret = Totp.NewSecret();
        account.TotpWaiting = box.Seal(account.Id, secret);
        account.Version++;
        db.Note(actor, "totp-begin", "account", account.Id);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(Totp.UriFor(secret, db.District.Name, account.SignInName), Base32.Of(secret)));
    }
}
