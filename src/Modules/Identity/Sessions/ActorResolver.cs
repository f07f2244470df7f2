using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Access;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Http;

namespace Wangge.Identity.Sessions;

/// <summary>Finds the account or phone behind a request's cookie or bearer token.</summary>
internal sealed class ActorResolver(DistrictScope scope, PresenceCache cache, PresenceReader reader, PresenceHolder holder) : IActorResolver
{
    public async ValueTask<Actor?> FindAsync(HttpContext context, CancellationToken ct)
    {
        if (Tokens.Find(context.Request) is not { } token) { return null; }
        var hash = Tokens.HashOf(token);
        var presence = cache.Find(scope.District, hash);
        if (presence is null)
        {
            var drops = cache.Drops;
            presence = await reader.FindByTokenAsync(hash, Tokens.IsDevice(token), ct);
            if (presence is not null) { cache.Keep(scope.District, hash, presence, drops); }
        }

        holder.Presence = presence;
        return presence?.Actor;
    }

    public async ValueTask<Actor?> FindAgainAsync(Actor actor, CancellationToken ct) =>
        actor.IsSignedIn ? (await reader.FindAgainAsync(actor, ct))?.Actor : actor;
}
