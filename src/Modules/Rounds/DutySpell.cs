namespace Wangge.Rounds;

/// <summary>A time on duty. Whoever has an open one is on duty; where somebody is, is not kept here.</summary>
internal sealed class DutySpell
{
    /// <summary>An open spell is no longer counted after this: somebody forgot to go off duty.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(16);

    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Where one is on duty: an area of a role that is held.</summary>
    public required string AreaPath { get; init; }

    /// <summary>The role in which one is on duty.</summary>
    public required string Role { get; init; }

    /// <summary>When the phone says that it began: a claim.</summary>
    public required DateTimeOffset SaidOnAt { get; init; }

    public required DateTimeOffset OnAt { get; init; }

    /// <summary>When the phone says that it ended.</summary>
    public DateTimeOffset? SaidOffAt { get; set; }

    public DateTimeOffset? OffAt { get; set; }

    public int Version { get; set; }
}
