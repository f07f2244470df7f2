using Wangge.Kernel.Access;

namespace Wangge.Identity.Sessions;

/// <summary>Someone who is here by a session or a phone, as of one instant.</summary>
/// <param name="Actor">With the roles held now; none while something is still needed.</param>
/// <param name="Needs">What must be done before roles count.</param>
/// <param name="ByPhone">By an enrolled phone: good for work, not for what concerns signing in.</param>
/// <param name="GoodUntil">When a role begins or ends, or the session does: to be looked up anew.</param>
internal sealed record Presence(Actor Actor, Need Needs, bool ByPhone, DateTimeOffset GoodUntil);

/// <summary>Holds the presence of a request's scope, once the resolver has found it.</summary>
internal sealed class PresenceHolder
{
    public Presence? Presence { get; set; }
}
