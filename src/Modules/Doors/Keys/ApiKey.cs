using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Access;

namespace Wangge.Doors.Keys;

/// <summary>Lets a program of others through one door of this district. Its secret is stored hashed alone.</summary>
internal sealed class ApiKey
{
    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the program or the organisation behind it.</summary>
    public required string Name { get; init; }

    /// <summary>The one door that it opens.</summary>
    public KeyDoor Door { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Requests that may be sent with it in an hour, 1–100,000; a tenth of them at once, 10 at least.</summary>
    public required int PerHour { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account that made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>Good for nothing from then on; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Who acts when a request comes with this key.</summary>
    public Actor AsActor() => new(Id, ActorKind.Device, "api-key:" + Id.ToString("N"), null, []);

    /// <summary>A new secret: 256 random bits in 43 URL-safe characters.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What a key is good for; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum KeyDoor
{
    /// <summary>Sending requests by Open311.</summary>
    Open311,

    /// <summary>Sending CAP messages.</summary>
    Cap,

    /// <summary>Reading the feed of this district's CAP messages.</summary>
    CapFeed,
}
