using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Identity;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Roles;

/// <summary>Ends a role now; one that was to begin later never begins. A repeat changes nothing.</summary>
internal static class EndRole
{
    private static readonly Refusal Unknown = new("identity.roles.unknown", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/roles/{roleId:guid}", Handle)
        .RequirePermission(IdentityPermissions.GrantRoles)
        .WithName(nameof(EndRole));

    private static async Task<Results<NoContent, Refused>> Handle(
        Guid roleId, DistrictDb db, Actor actor, AccessPolicy policy, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<RoleAtPlace>().FirstOrDefaultAsync(r => r.Id == roleId, ct) is not { } role) { return new Refused(Unknown); }
        if (policy.CheckAt(actor, IdentityPermissions.GrantRoles, role.AreaPath, role.UnitId) is { } elsewhere) { return new Refused(elsewhere); }
        if (role.AccountId == actor.Id) { return new Refused(IdentityRefusals.OwnAccount); }
        var now = time.Now();
        if (role.Until <= now) { return TypedResults.NoContent(); }
        if (role.IsHeldAt(now) && await AccessEnd.WouldLackAdministratorAsync(db, role.AccountId, [role.Role], now, ct)) { return new Refused(IdentityRefusals.LastAdministrator); }

        role.End(now);
        db.Announce(new RolesChanged(role.AccountId));
        db.Note(actor, "role-end", "account", role.AccountId, role.AreaPath, data: AuditData.Of(("role", role.Role), ("unit", role.UnitId)));
        await db.CommitAsync(ct);
        cache.Drop(db.District, role.AccountId);
        return TypedResults.NoContent();
    }
}
