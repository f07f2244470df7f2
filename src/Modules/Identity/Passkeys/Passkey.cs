using Wangge.Kernel.Rights;

namespace Wangge.Identity.Passkeys;

/// <summary>A passkey of an account: the public half of a key that never leaves its holder's device. Signing in by it needs no password and no second factor: it is both.</summary>
internal sealed class Passkey
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>As its holder calls it.</summary>
    [Personal("telling one's own passkeys apart", "security of the service", "retention.device")]
    public required string Name { get; set; }

    /// <summary>Given by the device; unique in the district.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>COSE form.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often it signed, where the device counts; one that goes back is a copy.</summary>
    public required long SignCount { get; set; }

    /// <summary>The name of the house that it was made for; it works under no other.</summary>
    public required string RelyingParty { get; init; }

    /// <summary>Kept by a service of the device's maker, so that other devices have it too.</summary>
    public bool IsBackedUp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A challenge that waits for its answer, once.</summary>
internal sealed class PasskeyChallenge
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    /// <summary>Whose new passkey; null: a sign-in.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The options that were given out, as JSON.</summary>
    public required string Options { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}
