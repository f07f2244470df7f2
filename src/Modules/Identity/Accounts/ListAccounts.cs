using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Accounts;

/// <summary>Accounts in the order of their making, found by a part of either name; cut to those with a role within the administrator's own place.</summary>
internal static class ListAccounts
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/accounts", Handle)
        .RequirePermission(IdentityPermissions.View)
        .WithName(nameof(ListAccounts));

    /// <param name="search">A part of the sign-in name or the display name.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Ok<Page<AccountView>>> Handle(
        [OneLine, MaxLength(SignInName.Longest)] string? search, string? after, int? size, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var accounts = VisibleTo(db, policy.ExtentOf(actor, IdentityPermissions.View)).Named(search);
        if (Bookmark.TryParse(after, out var bookmark)) { accounts = accounts.Where(a => a.Seq > bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var rows = await accounts.OrderBy(a => a.Seq).Take(most + 1).ToListAsync(ct);
        db.Note(actor, "accounts-view", "account", Guid.Empty, purpose: IdentityLog.Administration);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Page<AccountView>(
            [.. rows.Take(most).Select(AccountView.Of)], rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null));
    }

    /// <summary>Those with a role within the administrator's own place; all for whoever answers for the whole district.</summary>
    internal static IQueryable<Account> VisibleTo(DistrictDb db, Extent extent)
    {
        var accounts = db.Set<Account>().AsNoTracking();
        if (extent.IsDistrictWide()) { return accounts; }

        var paths = extent.AreaPaths;
        var units = extent.UnitIds;
        return accounts.Where(a => db.Set<RoleAtPlace>().Any(r =>
            r.AccountId == a.Id && ((r.UnitId != null && units.Contains(r.UnitId.Value)) || (r.AreaPath != null && paths.Any(p => r.AreaPath.StartsWith(p))))));
    }

    /// <summary>Those with this in the sign-in name or the display name; all where nothing is asked for.</summary>
    internal static IQueryable<Account> Named(this IQueryable<Account> accounts, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) { return accounts; }
        var (folded, typed) = (SignInName.Fold(search), search.Trim());
        return accounts.Where(a => a.SignInName.Contains(folded) || a.DisplayName.Contains(typed));
    }
}
