using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tables;

namespace Wangge.Identity.Accounts;

/// <summary>Accounts with the roles that they hold now, as a file; cut as the list is, at most 20,000. No secret and no hash is in it.</summary>
internal static class ExportAccounts
{
    private const int MostRows = 20_000;
    private static readonly Refusal TooMany = new("identity.export.too-many", RefusalKind.TooLarge, "More than 20,000 accounts.");

    private static readonly TableColumn[] Columns =
    [
        new("sign_in_name", "登录名"), new("name", "姓名"), new("state", "状态"), new("roles", "角色"), new("second_factor", "已设动态口令"), new("created_at", "建立时间"),
    ];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/accounts/export", Handle)
        .RequirePermission(IdentityPermissions.View)
        .AnswersTable()
        .WithName(nameof(ExportAccounts));

    /// <param name="search">As of the list.</param>
    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(
        [OneLine, MaxLength(SignInName.Longest)] string? search, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var rows = await ListAccounts.VisibleTo(db, policy.ExtentOf(actor, IdentityPermissions.View)).Named(search).OrderBy(a => a.Seq).Take(MostRows + 1).ToListAsync(ct);
        if (rows.Count > MostRows) { return new Refused(TooMany); }

        var now = time.GetUtcNow();
        var roles = (await db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.From <= now && (r.Until == null || r.Until > now)).ToListAsync(ct)).ToLookup(r => r.AccountId);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        db.Note(actor, "accounts-export", "account", Guid.Empty, purpose: IdentityLog.Administration, data: AuditData.Of(("rows", rows.Count)));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "accounts", Columns, rows.Select(AccountView.Of).Select(a => (IReadOnlyList<CsvCell>)
        [
            a.SignInName, a.DisplayName, a.State, string.Join("; ", roles[a.Id].Select(r => $"{r.Role} {r.AreaPath ?? r.UnitId?.ToString()}").Order(StringComparer.Ordinal)),
            a.HasTotp ? "yes" : "no", CsvCell.Time(TimeZoneInfo.ConvertTime(a.CreatedAt, zone).DateTime),
        ]));
    }
}
