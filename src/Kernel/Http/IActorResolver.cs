using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Access;

namespace Wangge.Kernel.Http;

/// <summary>Finds who sends a request. Implemented by the module that knows accounts and devices.</summary>
public interface IActorResolver
{
    /// <summary>The actor by the request's session cookie or bearer token; null where it carries none or one that no longer holds.</summary>
    ValueTask<Actor?> FindAsync(HttpContext context, CancellationToken ct);

    /// <summary>The same actor as it is now, past any cache; null when its session or account has ended.</summary>
    ValueTask<Actor?> FindAgainAsync(Actor actor, CancellationToken ct);
}
