namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>A device of a unit that says where it is, known by a secret that nobody can guess. The secret is stored hashed alone.</summary>
internal sealed class Tracker
{
    /// <summary>The client's id (UUIDv7); the name by which a broker knows it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the device, such as what is written on it; never a person's.</summary>
    public required string Label { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account that made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>Nothing is taken from it from then on; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}
