using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Identity.Sessions;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.SigningIn;

/// <summary>Ends the session that asks; a phone that asks is revoked.</summary>
internal static class SignOut
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/session", Handle)
        .RequireSignedIn()
        .OpenBeforeEnrolment()
        .WithName(nameof(SignOut));

    private static async Task<NoContent> Handle(HttpContext http, DistrictDb db, Actor actor, PresenceCache cache, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == actor.SessionId, ct) is { } session) { db.Remove(session); }
        if (await db.Set<Device>().FirstOrDefaultAsync(d => d.Id == actor.SessionId, ct) is { RevokedAt: null } device) { device.Revoke(time.Now()); }
        db.Note(actor, "sign-out", "session", actor.SessionId!.Value);
        await db.CommitAsync(ct);
        cache.Drop(db.District, actor.Id);
        SessionCookie.Clear(http);
        return TypedResults.NoContent();
    }
}
