using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Identity.Sessions;

/// <summary>One's own living sessions, the last seen first; 20 at most.</summary>
internal static class ListSessions
{
    /// <param name="Network">Such as <c>203.0.113.0/24</c>.</param>
    /// <param name="IsThis">The one that asks.</param>
    public sealed record Item(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt, string Browser, string Network, bool IsThis);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/sessions", Handle)
        .RequireSession()
        .OpenBeforeEnrolment()
        .WithName(nameof(ListSessions));

    private static async Task<Ok<List<Item>>> Handle(DistrictDb db, Actor actor, TimeProvider time, IOptions<IdentityOptions> options, CancellationToken ct)
    {
        var now = time.Now();
        var idleSince = now - options.Value.SessionIdle;
        var sessions = await db.Set<Session>().AsNoTracking()
            .Where(s => s.AccountId == actor.Id && s.EndsAt > now && s.LastSeenAt > idleSince)
            .OrderByDescending(s => s.LastSeenAt).ThenBy(s => s.Id)
            .Take(SessionOpening.MostSessions)
            .ToListAsync(ct);
        return TypedResults.Ok(sessions.ConvertAll(s => new Item(s.Id, s.CreatedAt, s.LastSeenAt, s.EndsAt, s.Browser, s.Network, s.Id == actor.SessionId)));
    }
}
