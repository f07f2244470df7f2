using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Areas;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.SigningIn;

/// <summary>What a page must know before it shows anything: which district this is, and who is signed in with which rights.</summary>
internal static class WhoAmI
{
    /// <param name="Account">Null where nobody is signed in.</param>
    /// <param name="Ended">Why a token that was shown is no good: <c>phone-revoked</c>, after which a phone wipes what it keeps, or <c>session-ended</c>. Null without one.</param>
    public sealed record Response(DistrictInfo District, Me? Account, string? Ended = null);

    /// <param name="Demo">To be shown on every screen.</param>
    /// <param name="Notice">What every screen must say, or null.</param>
    public sealed record DistrictInfo(string Code, string Name, string TimeZone, bool Demo, string? Notice);

    /// <param name="Needs">What must be done first; until then there are no roles.</param>
    /// <param name="ByPhone">Here by an enrolled phone, so what concerns sign-in is not offered.</param>
    /// <param name="Permissions">Codes, sorted; each is held at some of the roles' places.</param>
    public sealed record Me(
        Guid Id, string SignInName, string DisplayName, AccountKind Kind, Need Needs, bool HasTotp, bool ByPhone, Guid SessionId, IReadOnlyList<RoleHeld> Roles, IReadOnlyList<string> Permissions);

    /// <param name="PlaceName">The area's or unit's name, where it is known.</param>
    public sealed record RoleHeld(string Role, string? AreaPath, Guid? UnitId, string? PlaceName);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/session", Handle)
        .AllowAnyone("Tells the district's name, which its pages show to anyone, and to the signed-in who they are.")
        .WithName(nameof(WhoAmI));

    private static async Task<Ok<Response>> Handle(HttpContext http, DistrictDb db, PresenceHolder holder, AccessPolicy policy, CancellationToken ct)
    {
        var district = new DistrictInfo(db.District.Code, db.District.Name, db.District.TimeZone, db.District.Demo, db.District.Notice);
        var presence = holder.Presence;
        var account = presence is null ? null : await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == presence.Actor.Id, ct);
        if (presence is null || account is null) { return TypedResults.Ok(new Response(district, null, await EndedAsync(http, db, ct))); }

        var roles = new List<RoleHeld>();
        foreach (var role in presence.Actor.Roles)
        {
            roles.Add(new RoleHeld(role.Role, role.AreaPath, role.UnitId, await FindPlaceNameAsync(http.RequestServices, role, ct)));
        }

        var permissions = policy.RolesByPermission.Where(p => presence.Actor.Roles.Any(r => p.Value.Contains(r.Role))).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        return TypedResults.Ok(new Response(district, new Me(
            account.Id, account.SignInName, account.DisplayName, account.Kind, presence.Needs, account.HasTotp, presence.ByPhone, presence.Actor.SessionId!.Value, roles, permissions)));
    }

    private static async Task<string?> EndedAsync(HttpContext http, DistrictDb db, CancellationToken ct)
    {
        if (Tokens.Find(http.Request) is not { } token) { return null; }
        var hash = Tokens.HashOf(token);
        return Tokens.IsDevice(token) && await db.Set<Device>().AnyAsync(d => d.TokenHash == hash && d.RevokedAt != null, ct) ? "phone-revoked" : "session-ended";
    }

    private static async Task<string?> FindPlaceNameAsync(IServiceProvider services, HeldRole role, CancellationToken ct) =>
        role.AreaPath is { } path ? services.GetService<IAreaLookup>() is { } areas ? (await areas.FindAreaAsync(path))?.Name : null
        : role.UnitId is { } unit && services.GetService<IUnits>() is { } units ? (await units.FindAsync(unit, ct))?.Name
        : null;
}
