using System.ComponentModel.DataAnnotations;
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
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Roles;

/// <summary>Gives someone a role at an area or a unit for a period. The security administrator does it, within his own place and never for himself.</summary>
/// <remarks>Refuses with <c>identity.roles.*</c>, among them <c>identity.roles.excluded</c>: no account holds two of the three administrators at overlapping times. Source: DOMAIN 5.</remarks>
internal static class GrantRole
{
    private static readonly Refusal Unknown = new("identity.roles.unknown-role", RefusalKind.Invalid);
    private static readonly Refusal OnePlace = new("identity.roles.one-place", RefusalKind.Invalid, "Either an area or a unit; the administrators' roles at an area.");
    private static readonly Refusal EmptyPeriod = new("identity.roles.empty-period", RefusalKind.Invalid);
    private static readonly Refusal Excluded = new("identity.roles.excluded", Detail: "The three administrators exclude one another.");

    /// <param name="RoleId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="AreaPath">Such as <c>/211403/211403001/</c>; null for a role at a unit.</param>
    /// <param name="From">From now where it is left out or past: nothing is granted backwards.</param>
    /// <param name="Until">The first instant after it; null while no end is known.</param>
    public sealed record Request(
        [ClientId] Guid RoleId, [Required, MaxLength(64)] string Role, [MaxLength(200)] string? AreaPath = null, Guid? UnitId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/accounts/{accountId:guid}/roles", Handle)
        .RequirePermission(IdentityPermissions.GrantRoles)
        .WithName(nameof(GrantRole));

    private static async Task<Results<Ok<RoleView>, Refused>> Handle(
        Guid accountId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, RolePlaces places, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        if (Malformed(request, policy) is { } malformed) { return new Refused(malformed); }
        if (policy.CheckAt(actor, IdentityPermissions.GrantRoles, request.AreaPath, request.UnitId) is { } elsewhere) { return new Refused(elsewhere); }
        if (await db.Set<RoleAtPlace>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.RoleId, ct) is { } earlier)
        {
            return earlier.AccountId == accountId && earlier.Held == new HeldRole(request.Role, request.AreaPath, request.UnitId)
                ? TypedResults.Ok(RoleView.Of(earlier, null))
                : new Refused(RepeatedWrites.IdReused);
        }

        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null) { return new Refused(IdentityRefusals.UnknownAccount); }
        if (accountId == actor.Id) { return new Refused(IdentityRefusals.OwnAccount); }
        if (!account.IsActive) { return new Refused(IdentityRefusals.Inactive); }

        var now = time.Now();
        var from = request.From is { } asked && asked > now ? asked.ToMilliseconds() : now;
        var until = request.Until?.ToMilliseconds();
        if (until <= from) { return new Refused(EmptyPeriod); }
        if (!await places.ExistsAsync(request.AreaPath, request.UnitId, ct)) { return new Refused(RolePlaces.Unknown); }
        var held = await db.Set<RoleAtPlace>().AsNoTracking().Where(r => r.AccountId == accountId && (r.Until == null || r.Until > now)).ToListAsync(ct);
        if (Administrators.FindExcluding(held, request.Role, from, until) is not null) { return new Refused(Excluded); }

        var role = new RoleAtPlace
        {
            Id = request.RoleId, AccountId = accountId, Role = request.Role, AreaPath = request.AreaPath, UnitId = request.UnitId, From = from, Until = until, GrantedBy = actor.Id, Version = 1,
        };
        db.Add(role);
        // With the account's version: two grants at once cannot both pass the exclusion.
        account.Version++;
        db.Announce(new RolesChanged(accountId));
        db.Note(actor, "role-grant", "account", accountId, request.AreaPath, data: AuditData.Of(("role", request.Role), ("unit", request.UnitId), ("from", from), ("until", until)));
        await db.CommitAsync(ct);
        cache.Drop(db.District, accountId);
        return TypedResults.Ok(RoleView.Of(role, account.DisplayName));
    }

    private static Refusal? Malformed(Request request, AccessPolicy policy) =>
        !RoleNames.AreKnown(request.Role, policy) ? Unknown
        : request.AreaPath is null == request.UnitId is null || (request.UnitId is not null && Administrators.Are(request.Role)) ? OnePlace
        : request.AreaPath is { } path && !RolePlaces.IsPath(path) ? RolePlaces.Unknown
        : null;
}
