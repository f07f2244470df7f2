using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Identity.SigningIn;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Passkeys;

/// <summary>Opens a session by a passkey: no name is asked for, so nothing tells whether somebody has an account here.</summary>
/// <remarks>The device has checked its holder, so this is both factors. Refuses with <c>identity.passkeys.*</c>, <c>identity.too-many-tries</c>.</remarks>
internal static class SignInByPasskey
{
    /// <param name="Options">For <c>navigator.credentials.get</c>, as <c>PublicKeyCredential.parseRequestOptionsFromJSON</c> takes it.</param>
    public sealed record Challenge(Guid ChallengeId, JsonNode Options);

    /// <param name="CredentialId">Base64url, as the device gives it; the others too.</param>
    /// <param name="AsToken">For programs: answers with the token instead of setting the cookie.</param>
    public sealed record Request(
        Guid ChallengeId, [Required, MaxLength(1_400)] string CredentialId, [Required, MaxLength(4_000)] string ClientDataJson,
        [Required, MaxLength(4_000)] string AuthenticatorData, [Required, MaxLength(2_000)] string Signature, [MaxLength(200)] string? UserHandle = null, bool AsToken = false);

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string why = "Whoever signs in is not known yet; tries are limited by address.";
        api.MapPost("/session/passkey/challenge", ChallengeAsync).AllowAnyone(why).WithName("ChallengeForSignIn");
        api.MapPost("/session/passkey", Handle).AllowAnyone(why).WithName(nameof(SignInByPasskey));
    }

    private static async Task<Results<Ok<Challenge>, Refused>> ChallengeAsync(HttpContext http, DistrictDb db, AddressLimit addresses, TimeProvider time, CancellationToken ct)
    {
        if (addresses.Try(http) is { } tooOften) { return new Refused(tooOften); }
        if (RelyingParty.Find(http, db.District) is not { } party) { return new Refused(PasskeyRefusals.NoHost); }
        var options = party.GetAssertionOptions(new GetAssertionOptionsParams { AllowedCredentials = [], UserVerification = UserVerificationRequirement.Required });
        var challenge = await Challenges.KeepAsync(db, null, options.ToJson(), time, ct);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Challenge(challenge.Id, JsonNode.Parse(challenge.Options)!));
    }

    private static async Task<Results<Ok<SignIn.Response>, Refused>> Handle(
        Request request, HttpContext http, DistrictDb db, AddressLimit addresses, SessionOpening opening, TimeProvider time, CancellationToken ct)
    {
        if (addresses.Try(http) is { } tooOften) { return new Refused(tooOften); }
        if (RelyingParty.Find(http, db.District) is not { } party) { return new Refused(PasskeyRefusals.NoHost); }
        if (await Challenges.TakeAsync(db, request.ChallengeId, null, time, ct) is not { } challenge) { return new Refused(PasskeyRefusals.NoChallenge); }
        var found = await FindAsync(db, request, ct);
        if (found is not var (passkey, account) || await VerifyAsync(party, request, challenge, passkey, ct) is not { } result)
        {
            addresses.CountWrong(http);
            return new Refused(PasskeyRefusals.Wrong);
        }

        (passkey.SignCount, passkey.IsBackedUp, passkey.LastUsedAt) = (result.SignCount, result.IsBackedUp, time.Now());
        passkey.Version++;
        var (session, token) = await opening.OpenAsync(account.Id, http, ct);
        db.NoteByHolder(account.Id, "sign-in-passkey", "session", session.Id);
        await db.CommitAsync(ct);
        if (!request.AsToken) { SessionCookie.Set(http, token, session.EndsAt); }
        return TypedResults.Ok(new SignIn.Response(session.Id, session.EndsAt, account.Needs, request.AsToken ? token : null));
    }

    /// <summary>The passkey, tracked, and its account while it may sign in; else null.</summary>
    private static async Task<(Passkey Passkey, Account Account)?> FindAsync(DistrictDb db, Request request, CancellationToken ct)
    {
        if (!System.Buffers.Text.Base64Url.IsValid(request.CredentialId)) { return null; }
        var id = Challenges.Bytes(request.CredentialId);
        if (await db.Set<Passkey>().FirstOrDefaultAsync(p => p.CredentialId == id, ct) is not { } passkey) { return null; }
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == passkey.AccountId, ct);
        return account is { IsActive: true } && (account.Kind != AccountKind.Demo || db.District.Demo) ? (passkey, account) : null;
    }

    private static async Task<VerifyAssertionResult?> VerifyAsync(Fido2 party, Request request, PasskeyChallenge challenge, Passkey passkey, CancellationToken ct)
    {
        try
        {
            return await party.MakeAssertionAsync(
                new MakeAssertionParams
                {
                    AssertionResponse = new AuthenticatorAssertionRawResponse
                    {
                        Id = request.CredentialId, RawId = passkey.CredentialId, Type = PublicKeyCredentialType.PublicKey,
                        Response = new AuthenticatorAssertionRawResponse.AssertionResponse
                        {
                            AuthenticatorData = Challenges.Bytes(request.AuthenticatorData), ClientDataJson = Challenges.Bytes(request.ClientDataJson), Signature = Challenges.Bytes(request.Signature),
                            UserHandle = request.UserHandle is null ? null : Challenges.Bytes(request.UserHandle),
                        },
                        ClientExtensionResults = new AuthenticationExtensionsClientOutputs(),
                    },
                    OriginalOptions = AssertionOptions.FromJson(challenge.Options),
                    StoredPublicKey = passkey.PublicKey,
                    StoredSignatureCounter = (uint)passkey.SignCount,
                    IsUserHandleOwnerOfCredentialIdCallback = (args, _) => Task.FromResult(args.UserHandle.AsSpan().SequenceEqual(passkey.AccountId.ToByteArray(true))),
                },
                ct);
        }
        catch (Exception fault) when (fault is Fido2VerificationException or FormatException or JsonException or System.Formats.Cbor.CborContentException or InvalidOperationException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
