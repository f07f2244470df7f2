namespace Wangge.Dispatch.Closures;

/// <summary>A road that is closed: by hand or from a case, for cars, who walks, or both, from a time until a time or until somebody opens it.</summary>
/// <remarks>It names its stretches by where they lie, so that a new network finds them again. One who ends by the clock needs no act.</remarks>
internal sealed class Closure
{
    /// <summary>More are no road that is closed but a town.</summary>
    public const int MostStretches = 2_000;

    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="ClosureCodes.Reasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>One of <see cref="ClosureCodes.Whom"/>.</summary>
    public required string Whom { get; init; }

    /// <summary>What was drawn, GeoJSON: a point, a line or a polygon.</summary>
    public required string Shape { get; init; }

    /// <summary>The stretches of the cars' network.</summary>
    public required IReadOnlyList<StretchMark> CarMarks { get; init; }

    /// <summary>The stretches of the network on foot.</summary>
    public required IReadOnlyList<StretchMark> FootMarks { get; init; }

    /// <summary>How many stretches were chosen, of both networks.</summary>
    public required int Stretches { get; init; }

    /// <summary>Where its first stretch lies.</summary>
    public required string AreaPath { get; init; }

    /// <summary>The case that it belongs to, or null.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Where it is held; none for a road that was closed alone.</summary>
    public IReadOnlyList<HeldPost> Posts { get; init; } = [];

    /// <summary>It opens when its case ends, whatever <see cref="Until"/> says.</summary>
    public bool OpensWithCase { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive; null: until somebody opens it.</summary>
    public DateTimeOffset? Until { get; init; }

    public required Guid ClosedBy { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public Guid? ReopenedBy { get; set; }

    public DateTimeOffset? ReopenedAt { get; set; }

    public int Version { get; set; }

    public bool HoldsAt(DateTimeOffset at) => ReopenedAt is null && From <= at && (Until is null || at < Until);

    /// <summary>Its case was merged into another, by whose end it opens from now on.</summary>
    public void Follow(Guid caseId)
    {
        CaseId = caseId;
        Version++;
    }

    /// <summary>Opens it before its time; one that is open already stays as it is.</summary>
    /// <returns>Whether this changed anything.</returns>
    public bool Reopen(Guid actorId, DateTimeOffset at)
    {
        if (ReopenedAt is not null || Until <= at) { return false; }
        (ReopenedBy, ReopenedAt) = (actorId, at);
        Version++;
        return true;
    }
}

/// <summary>A place in the middle of a piece of a stretch, of which each has one for every 50 m.</summary>
/// <param name="Source">The way that the stretch came from.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
internal sealed record StretchMark(long Source, double Longitude, double Latitude);
