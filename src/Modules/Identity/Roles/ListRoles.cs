using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Accounts;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Roles;

/// <summary>Who holds which role where: of one account with its past, or of an area with all inside it as of now and later.</summary>
internal static class ListRoles
{
    private const int MostOfAccount = 500;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts/{accountId:guid}/roles", HandleOfAccount).RequirePermission(IdentityPermissions.View).WithName("ListRolesOfAccount");
        api.MapGet("/roles", HandleAtArea).RequirePermission(IdentityPermissions.View).WithName("ListRolesAtArea");
    }

    private static async Task<Results<Ok<List<RoleView>>, Refused>> HandleOfAccount(Guid accountId, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var found = await access.FindAsync(accountId, IdentityPermissions.View, ct);
        if (found.Refusal is { } refusal) { return new Refused(refusal); }
        var roles = await db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.AccountId == accountId).OrderByDescending(r => r.Seq).Take(MostOfAccount).ToListAsync(ct);
        db.Note(actor, "roles-view", "account", accountId, purpose: IdentityLog.Administration);
        await db.CommitAsync(ct);
        return TypedResults.Ok(roles.ConvertAll(r => RoleView.Of(r, found.Account!.DisplayName)));
    }

    /// <param name="areaPath">The area; everything that begins with it is listed.</param>
    /// <param name="role">Only this role.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<RoleView>>, Refused>> HandleAtArea(
        [OneLine, MaxLength(200)] string areaPath, [OneLine, MaxLength(64)] string? role, string? after, int? size, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (policy.Check(actor, IdentityPermissions.View, new Reach(areaPath)) is { } refusal) { return new Refused(refusal); }
        if (!RolePlaces.IsPath(areaPath)) { return new Refused(RolePlaces.Unknown); }
        var now = time.Now();
        var roles = db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.AreaPath!.StartsWith(areaPath) && (r.Until == null || r.Until > now));
        if (role is not null) { roles = roles.Where(r => r.Role == role); }
        if (Bookmark.TryParse(after, out var bookmark)) { roles = roles.Where(r => r.Seq > bookmark.Seq); }

        var most = PageSize.Clamp(size);
        var rows = await (from r in roles join a in db.Set<Account>() on r.AccountId equals a.Id orderby r.Seq select new { Role = r, a.DisplayName }).Take(most + 1).ToListAsync(ct);
        db.Note(actor, "roles-view", "area", Guid.Empty, areaPath, IdentityLog.Administration);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Page<RoleView>(
            [.. rows.Take(most).Select(r => RoleView.Of(r.Role, r.DisplayName))], rows.Count > most ? new Bookmark(0, rows[most - 1].Role.Seq).ToString() : null));
    }
}
