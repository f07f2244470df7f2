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
using Wangge.Kernel.Time;

namespace Wangge.Doors.Keys;

/// <summary>Makes a key good for nothing from now on. A repeat changes nothing.</summary>
internal static class RevokeApiKey
{
    private static readonly Refusal Unknown = new("doors.keys.unknown", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/open311/keys/{keyId:guid}", Handle)
        .RequirePermission(DoorsPermissions.KeepKeys)
        .WithName(nameof(RevokeApiKey));

    private static async Task<Results<NoContent, Refused>> Handle(Guid keyId, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == keyId, ct) is not { } key) { return new Refused(Unknown); }
        if (key.RevokedAt is not null) { return TypedResults.NoContent(); }

        key.RevokedAt = time.Now();
        key.Version++;
        db.Leaf(AuditNote.By(actor, "doors.revoke-key", "api-key", keyId));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
