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
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Passkeys;

/// <summary>Adds a passkey to one's own account, in two steps: a challenge, then the device's answer. With its first one an account has its second factor.</summary>
/// <remarks>No attestation is asked for: which maker's device it is, is nobody's business. Refuses with <c>identity.passkeys.*</c>.</remarks>
internal static class AddPasskey
{
    private const int Most = 10;

    /// <param name="Options">For <c>navigator.credentials.create</c>, as <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> takes it.</param>
    public sealed record Challenge(Guid ChallengeId, JsonNode Options);

    /// <param name="CredentialId">Base64url, as the device gives it; the others too.</param>
    public sealed record Request(
        Guid ChallengeId, [Required, OneLine, MinLength(1), MaxLength(60)] string Name, [Required, MaxLength(1_400)] string CredentialId,
        [Required, MaxLength(4_000)] string ClientDataJson, [Required, MaxLength(20_000)] string AttestationObject);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/account/passkeys/challenge", ChallengeAsync).RequireSession().OpenBeforeEnrolment().WithName("ChallengeForPasskey");
        api.MapPost("/account/passkeys", Handle).RequireSession().OpenBeforeEnrolment().WithName(nameof(AddPasskey));
    }

    private static async Task<Results<Ok<Challenge>, Refused>> ChallengeAsync(HttpContext http, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (RelyingParty.Find(http, db.District) is not { } party) { return new Refused(PasskeyRefusals.NoHost); }
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Id, ct);
        var there = await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == actor.Id).Select(p => p.CredentialId).ToListAsync(ct);
        if (there.Count >= Most) { return new Refused(PasskeyRefusals.Full); }
        var options = party.RequestNewCredential(new RequestNewCredentialParams
        {
            User = new Fido2User { Id = account.Id.ToByteArray(true), Name = account.SignInName, DisplayName = account.DisplayName },
            ExcludeCredentials = [.. there.Select(id => new PublicKeyCredentialDescriptor(id))],
            AuthenticatorSelection = new AuthenticatorSelection { ResidentKey = ResidentKeyRequirement.Required, UserVerification = UserVerificationRequirement.Required },
            AttestationPreference = AttestationConveyancePreference.None,
        });
        var challenge = await Challenges.KeepAsync(db, actor.Id, options.ToJson(), time, ct);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Challenge(challenge.Id, JsonNode.Parse(challenge.Options)!));
    }

    private static async Task<Results<Ok<ListPasskeys.Row>, Refused>> Handle(
        Request request, HttpContext http, DistrictDb db, Actor actor, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        if (RelyingParty.Find(http, db.District) is not { } party) { return new Refused(PasskeyRefusals.NoHost); }
        if (await Challenges.TakeAsync(db, request.ChallengeId, actor.Id, time, ct) is not { } challenge) { return new Refused(PasskeyRefusals.NoChallenge); }
        if (await ReadAsync(party, request, challenge, db, ct) is not { } made) { return new Refused(PasskeyRefusals.NotTaken); }

        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(), AccountId = actor.Id, Name = request.Name, CredentialId = made.Id, PublicKey = made.PublicKey, SignCount = made.SignCount,
            RelyingParty = http.Request.Host.Host, IsBackedUp = made.IsBackedUp, CreatedAt = time.Now(), Version = 1,
        };
        db.Add(passkey);
        account.Passkeys++;
        account.Version++;
        db.Note(actor, "passkey-add", "passkey", passkey.Id);
        await db.CommitAsync(ct);
        cache.Drop(db.District, account.Id);
        return TypedResults.Ok(ListPasskeys.RowOf(passkey));
    }

    /// <summary>Null where the answer does not fit.</summary>
    private static async Task<RegisteredPublicKeyCredential?> ReadAsync(Fido2 party, Request request, PasskeyChallenge challenge, DistrictDb db, CancellationToken ct)
    {
        try
        {
            var id = Challenges.Bytes(request.CredentialId);
            return await party.MakeNewCredentialAsync(
                new MakeNewCredentialParams
                {
                    AttestationResponse = new AuthenticatorAttestationRawResponse
                    {
                        Id = request.CredentialId, RawId = id, Type = PublicKeyCredentialType.PublicKey,
                        Response = new AuthenticatorAttestationRawResponse.AttestationResponse
                        {
                            ClientDataJson = Challenges.Bytes(request.ClientDataJson), AttestationObject = Challenges.Bytes(request.AttestationObject),
                        },
                        ClientExtensionResults = new AuthenticationExtensionsClientOutputs(),
                    },
                    OriginalOptions = CredentialCreateOptions.FromJson(challenge.Options),
                    IsCredentialIdUniqueToUserCallback = async (args, stop) => !await db.Set<Passkey>().AnyAsync(p => p.CredentialId == args.CredentialId, stop),
                },
                ct);
        }
        catch (Exception fault) when (fault is Fido2VerificationException or FormatException or JsonException or System.Formats.Cbor.CborContentException or InvalidOperationException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
