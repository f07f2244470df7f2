using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Accounts;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Phones;

/// <summary>The phones of one's own account, or for a system administrator of another; revoked ones too, the newest first.</summary>
internal static class ListPhones
{
    private const int Most = 100;

    public sealed record Item(Guid Id, string Name, DateTimeOffset EnrolledAt, DateTimeOffset LastSeenAt, DateTimeOffset? RevokedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/devices", Handle)
        .RequireSignedIn()
        .WithName(nameof(ListPhones));

    /// <param name="accountId">Whose; one's own where it is left out.</param>
    private static async Task<Results<Ok<List<Item>>, Refused>> Handle(Guid? accountId, DistrictDb db, Actor actor, AccountAccess access, CancellationToken ct)
    {
        var of = accountId ?? actor.Id;
        if (of != actor.Id)
        {
            if ((await access.FindAsync(of, IdentityPermissions.KeepAccounts, ct)).Refusal is { } refusal) { return new Refused(refusal); }
            db.Note(actor, "devices-view", "account", of, purpose: IdentityLog.Administration);
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(await db.Set<Device>().AsNoTracking()
            .Where(d => d.AccountId == of)
            .OrderByDescending(d => d.Seq)
            .Take(Most)
            .Select(d => new Item(d.Id, d.Name, d.EnrolledAt, d.LastSeenAt, d.RevokedAt))
            .ToListAsync(ct));
    }
}
