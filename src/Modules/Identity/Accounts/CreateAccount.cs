using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Accounts;

/// <summary>Makes an account without roles and without a password: see <see cref="GivePassword"/> and <see cref="Roles.GrantRole"/>, which another administrator does.</summary>
/// <remarks>Refuses with <c>identity.accounts.name-taken</c>, <c>identity.accounts.name-unfit</c>.</remarks>
internal static class CreateAccount
{
    /// <param name="AccountId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    public sealed record Request([ClientId] Guid AccountId, [Required, MaxLength(SignInName.Longest)] string SignInName, [Required, OneLine, MaxLength(60)] string DisplayName);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/accounts", Handle)
        .RequirePermission(IdentityPermissions.KeepAccounts)
        .WithName(nameof(CreateAccount));

    private static async Task<Results<Ok<AccountView>, Refused>> Handle(Request request, HttpContext http, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var name = Identity.SignInName.Fold(request.SignInName);
        if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.AccountId, ct) is { } earlier)
        {
            return earlier.SignInName == name && earlier.DisplayName == request.DisplayName ? Told(earlier, http) : new Refused(RepeatedWrites.IdReused);
        }

        if (!Identity.SignInName.IsFit(name)) { return new Refused(IdentityRefusals.NameUnfit); }
        if (await db.Set<Account>().AnyAsync(a => a.SignInName == name, ct)) { return new Refused(IdentityRefusals.NameTaken); }

        var account = new Account { Id = request.AccountId, SignInName = name, DisplayName = request.DisplayName, Kind = AccountKind.Ordinary, CreatedAt = time.Now(), Version = 1 };
        db.Add(account);
        db.Note(actor, "account-create", "account", account.Id);
        await db.CommitAsync(ct);
        return Told(account, http);
    }

    private static Ok<AccountView> Told(Account account, HttpContext http)
    {
        var view = AccountView.Of(account);
        http.Response.Headers.ETag = view.ETag;
        return TypedResults.Ok(view);
    }
}
