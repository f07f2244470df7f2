using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Sessions;

/// <summary>Ends one of one's own sessions, or all but the one that asks.</summary>
internal static class EndSessions
{
    private static readonly Refusal Unknown = new("identity.sessions.unknown", RefusalKind.NotFound);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapDelete("/sessions/{sessionId:guid}", HandleOne).RequireSession().OpenBeforeEnrolment().WithName("EndSession");
        api.MapDelete("/sessions", HandleOthers).RequireSession().OpenBeforeEnrolment().WithName("EndOtherSessions");
    }

    private static async Task<Results<NoContent, Refused>> HandleOne(Guid sessionId, DistrictDb db, Actor actor, PresenceCache cache, CancellationToken ct)
    {
        if (await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == sessionId && s.AccountId == actor.Id, ct) is not { } session) { return new Refused(Unknown); }
        db.Remove(session);
        db.Note(actor, "session-end", "session", sessionId);
        await db.CommitAsync(ct);
        cache.Drop(db.District, actor.Id);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> HandleOthers(DistrictDb db, Actor actor, PresenceCache cache, CancellationToken ct)
    {
        await AccessEnd.EndSessionsAsync(db, actor.Id, kept: actor.SessionId, ct);
        db.Note(actor, "sessions-end", "account", actor.Id);
        await db.CommitAsync(ct);
        cache.Drop(db.District, actor.Id);
        return TypedResults.NoContent();
    }
}
