using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Credentials;

/// <summary>Confirms that one's app shows the right codes: TOTP is on from now, with ten recovery codes that are told this once. Other sessions end.</summary>
internal static class ConfirmTotp
{
    private static readonly Refusal NotBegun = new("identity.totp-not-begun");

    public sealed record Request([Required, MaxLength(32)] string Code);

    public sealed record Response(IReadOnlyList<string> RecoveryCodes);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/account/totp/confirm", Handle)
        .RequireSession()
        .OpenBeforeEnrolment()
        .WithName(nameof(ConfirmTotp));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, SecretBox box, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        if (account.TotpWaiting is null) { return new Refused(NotBegun); }
        if (Totp.FindStep(box.Open(account.Id, account.TotpWaiting), request.Code.Trim(), time.Now(), lastStep: 0) is not { } step) { return new Refused(IdentityRefusals.CodeWrong); }

        account.TotpSecret = account.TotpWaiting;
        account.TotpWaiting = null;
        account.TotpLastStep = step;
        account.Version++;
        var codes = await RecoveryCodes.RenewAsync(db, account.Id, ct);
        await AccessEnd.EndSessionsAsync(db, account.Id, kept: actor.SessionId, ct);
        db.Note(actor, "totp-confirm", "account", account.Id);
        await db.CommitAsync(ct);
        cache.Drop(db.District, account.Id);
        return TypedResults.Ok(new Response(codes));
    }
}
