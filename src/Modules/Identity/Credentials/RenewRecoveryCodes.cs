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
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Credentials;

/// <summary>Gives ten fresh recovery codes for a TOTP code; the old ones are void.</summary>
internal static class RenewRecoveryCodes
{
    public sealed record Request([Required, MaxLength(32)] string Code);

    public sealed record Response(IReadOnlyList<string> RecoveryCodes);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/account/recovery-codes", Handle)
        .RequireSession()
        .WithName(nameof(RenewRecoveryCodes));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Request request, DistrictDb db, Actor actor, CredentialCheck check, HttpContext http, CancellationToken ct)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id, ct);
        var verdict = await check.CheckCodeAsync(account, request.Code, ct);
        if (verdict.Refuse(http) is { } refused) { return refused; }
        var codes = await RecoveryCodes.RenewAsync(db, account.Id, ct);
        db.Note(actor, "recovery-codes-renew", "account", account.Id);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(codes));
    }
}

/// <summary>The ten codes of an account.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>Replaces them; the caller commits and tells the codes, which are stored as hashes.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(DistrictDb db, Guid accountId, CancellationToken ct)
    {
        await AccessEnd.EndRecoveryCodesAsync(db, accountId, ct);
        var codes = Enumerable.Range(0, Count).Select(_ => OneTimeCode.NewForRecovery()).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { AccountId = accountId, CodeHash = OneTimeCode.HashOf(c) }));
        return codes;
    }
}
