using Wangge.Kernel.Access;

namespace Wangge.Identity;

/// <summary>A role that an account holds at an area or a unit, from one instant until another (half-open).</summary>
/// <remarks>Source: DOMAIN 5.</remarks>
internal sealed class RoleAtPlace
{
    public long Seq { get; set; }

    /// <summary>Made by the client.</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Wire name, such as <c>dispatcher</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Covers every path that begins with it; null for a role at a unit.</summary>
    public string? AreaPath { get; init; }

    /// <summary>Null for a role at an area.</summary>
    public Guid? UnitId { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant at which it is held no more; null while no end is known.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>The account that granted it; <see cref="Guid.Empty"/> for the house itself.</summary>
    public required Guid GrantedBy { get; init; }

    public required int Version { get; set; }

    public HeldRole Held => new(Role, AreaPath, UnitId);

    public bool IsHeldAt(DateTimeOffset instant) => From <= instant && (Until is null || instant < Until);

    public bool Overlaps(DateTimeOffset from, DateTimeOffset? until) => (until is null || From < until) && (Until is null || from < Until);

    /// <summary>Ends it at an instant; one that has not begun is never held.</summary>
    public void End(DateTimeOffset at)
    {
        Until = at < From ? From : at;
        Version++;
    }
}
