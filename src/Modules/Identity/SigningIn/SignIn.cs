using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.SigningIn;

/// <summary>Opens a session by name, password and, where enrolled, TOTP.</summary>
/// <remarks>Refuses with <c>identity.sign-in-wrong</c>, <c>identity.totp-needed</c>, <c>identity.totp-wrong</c>, <c>identity.locked</c> and <c>identity.too-many-tries</c>.</remarks>
internal static class SignIn
{
    /// <param name="Totp">Six digits, or a recovery code in their place.</param>
    /// <param name="AsToken">For programs: answers with the token instead of setting the cookie.</param>
    public sealed record Request(
        [Required, OneLine, MaxLength(SignInName.Longest)] string Name,
        [Required, MaxLength(Passwords.Longest)] string Password,
        [MaxLength(32)] string? Totp = null,
        bool AsToken = false);

    /// <param name="EndsAt">The end that no use puts off.</param>
    /// <param name="Needs">What must be done before roles count.</param>
    /// <param name="Token">Only where asked for; told once.</param>
    public sealed record Response(Guid SessionId, DateTimeOffset EndsAt, Need Needs, string? Token);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/session", Handle)
        .AllowAnyone("Whoever signs in is not known yet; tries are limited by name and address.")
        .WithName(nameof(SignIn));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, HttpContext http, DistrictDb db, CredentialCheck check, AddressLimit addresses, SessionOpening opening, CancellationToken ct)
    {
        if (addresses.Try(http) is { } tooOften) { return new Refused(tooOften); }
        var verdict = await check.CheckAsync(request.Name, request.Password, request.Totp, ct);
        if (verdict.Refuse(http) is { } refused)
        {
            if (verdict.Refusal != CredentialCheck.TotpNeeded && verdict.Refusal != Passkeys.PasskeyRefusals.Needed) { addresses.CountWrong(http); }
            return refused;
        }

        var account = verdict.Account!;
        var (session, token) = await opening.OpenAsync(account.Id, http, ct);
        db.NoteByHolder(account.Id, "sign-in", "session", session.Id);
        await db.CommitAsync(ct);

        if (!request.AsToken) { SessionCookie.Set(http, token, session.EndsAt); }
        return TypedResults.Ok(new Response(session.Id, session.EndsAt, account.Needs, request.AsToken ? token : null));
    }
}
