using Wangge.Kernel.Rights;

namespace Wangge.Identity;

/// <summary>A phone that was enrolled by a one-time code and acts for its holder until it is revoked.</summary>
internal sealed class Device
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>As its holder calls it.</summary>
    [Personal("telling one's own phones apart", "security of the service", "retention.device")]
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token; the token itself is known to the phone alone.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>Coarse: written at most once in 5 minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public required int Version { get; set; }

    public void Revoke(DateTimeOffset at)
    {
        RevokedAt = at;
        Version++;
    }
}

/// <summary>A code by which one phone may be enrolled for an account, once, within 10 minutes; the row goes when it is used.</summary>
internal sealed class EnrolmentCode
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] CodeHash { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}
