using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Accounts;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Phones;

/// <summary>Takes a phone's token away: one's own phone, or for a system administrator another's that was lost.</summary>
internal static class RevokePhone
{
    private static readonly Refusal Unknown = new("identity.devices.unknown", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/devices/{deviceId:guid}", Handle)
        .RequireSignedIn()
        .WithName(nameof(RevokePhone));

    private static async Task<Results<NoContent, Refused>> Handle(
        Guid deviceId, DistrictDb db, Actor actor, AccountAccess access, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        var device = await db.Set<Device>().FirstOrDefaultAsync(d => d.Id == deviceId, ct);
        // To whoever may not know of it, another's phone is no phone at all.
        if (device is null || (device.AccountId != actor.Id && (await access.FindAsync(device.AccountId, IdentityPermissions.KeepAccounts, ct)).Refusal is not null)) { return new Refused(Unknown); }
        if (device.RevokedAt is not null) { return TypedResults.NoContent(); }

        device.Revoke(time.Now());
        db.Note(actor, "device-revoke", "device", deviceId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, device.AccountId);
        return TypedResults.NoContent();
    }
}
