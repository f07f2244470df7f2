using Wangge.Kernel.Rights;

namespace Wangge.Identity;

/// <summary>One signed-in browser or client. The row goes when the session ends; the audit log keeps that it was.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is known to its holder alone.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Coarse: written at most once in 5 minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The end that no use puts off.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Such as <c>firefox</c>; never the whole header.</summary>
    [Personal("knowing one's own sessions", "security of the service", "retention.session")]
    public required string Browser { get; init; }

    /// <summary>The network, such as <c>203.0.113.0/24</c>; never the whole address.</summary>
    [Personal("knowing one's own sessions", "security of the service", "retention.session")]
    public required string Network { get; init; }
}
