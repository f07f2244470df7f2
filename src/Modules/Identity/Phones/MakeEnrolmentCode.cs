using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Accounts;
using Wangge.Identity.Credentials;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Phones;

/// <summary>Makes the one-time code by which a phone is enrolled: by the holder in a session, or by a system administrator for someone else. An earlier code is void.</summary>
/// <remarks>Nobody makes one for an administrator's account but its holder.</remarks>
internal static class MakeEnrolmentCode
{
    private static readonly Refusal Administrator = new("identity.enrolment-code.administrator", RefusalKind.Forbidden);

    /// <param name="Code">Told this once; 10 letters and digits in two groups.</param>
    public sealed record Response(string Code, DateTimeOffset EndsAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/accounts/{accountId:guid}/enrolment-code", Handle)
        .RequireSession()
        .WithName(nameof(MakeEnrolmentCode));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid accountId, DistrictDb db, Actor actor, AccountAccess access, TimeProvider time, CancellationToken ct)
    {
        if (accountId != actor.Id)
        {
            var found = await access.FindAsync(accountId, IdentityPermissions.KeepAccounts, ct);
            if (found.Refusal is { } refusal) { return new Refused(refusal); }
            if (!found.Account!.IsActive) { return new Refused(IdentityRefusals.Inactive); }
            if (found.Roles.Any(r => Administrators.Are(r.Role))) { return new Refused(Administrator); }
        }

        db.RemoveRange(await db.Set<EnrolmentCode>().Where(c => c.AccountId == accountId).ToListAsync(ct));
        var code = OneTimeCode.NewForPhone();
        var fresh = new EnrolmentCode { CodeHash = OneTimeCode.HashOf(code), AccountId = accountId, EndsAt = time.Now() + EnrolmentCode.GoodFor };
        db.Add(fresh);
        db.Note(actor, "enrolment-code-make", "account", accountId);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(code, fresh.EndsAt));
    }
}
