using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Accounts;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Passkeys;

/// <summary>One's own passkeys, or for a system administrator another's; renamed and removed by their holder.</summary>
internal static class ListPasskeys
{
    /// <param name="RelyingParty">The host's name under which it works.</param>
    public sealed record Row(Guid PasskeyId, string Name, string RelyingParty, bool IsBackedUp, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

    public sealed record NameRequest([Required, OneLine, MinLength(1), MaxLength(60)] string Name);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/account/passkeys", Handle).RequireSignedIn().OpenBeforeEnrolment().WithName(nameof(ListPasskeys));
        api.MapPut("/account/passkeys/{passkeyId:guid}/name", RenameAsync).RequireSession().WithName("RenamePasskey");
        api.MapDelete("/account/passkeys/{passkeyId:guid}", RemoveAsync).RequireSession().WithName("RemovePasskey");
    }

    public static Row RowOf(Passkey p) => new(p.Id, p.Name, p.RelyingParty, p.IsBackedUp, p.CreatedAt, p.LastUsedAt);

    /// <param name="accountId">Whose; one's own where it is left out.</param>
    private static async Task<Results<Ok<List<Row>>, Refused>> Handle(Guid? accountId, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var of = accountId ?? actor.Id;
        if (of != actor.Id)
        {
            if ((await access.FindAsync(of, IdentityPermissions.KeepAccounts, ct)).Refusal is { } refusal) { return new Refused(refusal); }
            db.Note(actor, "passkeys-view", "account", of, purpose: IdentityLog.Administration);
            await db.CommitAsync(ct);
        }

        var found = await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == of).OrderBy(p => p.CreatedAt).Take(100).ToListAsync(ct);
        return TypedResults.Ok(found.ConvertAll(RowOf));
    }

    private static async Task<Results<Ok<Row>, Refused>> RenameAsync(Guid passkeyId, NameRequest request, DistrictDb db, Actor actor, CancellationToken ct)
    {
        if (await db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == passkeyId && p.AccountId == actor.Id, ct) is not { } passkey) { return new Refused(PasskeyRefusals.Unknown); }
        passkey.Name = request.Name;
        passkey.Version++;
        db.Note(actor, "passkey-rename", "passkey", passkeyId);
        await db.CommitAsync(ct);
        return TypedResults.Ok(RowOf(passkey));
    }

    /// <summary>The last one stays while there is no other second factor; what is gone already is gone.</summary>
    private static async Task<Results<NoContent, Refused>> RemoveAsync(Guid passkeyId, DistrictDb db, Actor actor, PresenceCache cache, CancellationToken ct)
    {
        if (await db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == passkeyId && p.AccountId == actor.Id, ct) is not { } passkey) { return TypedResults.NoContent(); }
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        if (account.Passkeys <= 1 && !account.HasTotp && account.Kind != AccountKind.Demo) { return new Refused(PasskeyRefusals.LastFactor); }
        db.Remove(passkey);
        account.Passkeys = Math.Max(0, account.Passkeys - 1);
        account.Version++;
        db.Note(actor, "passkey-remove", "passkey", passkeyId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, account.Id);
        return TypedResults.NoContent();
    }
}
