namespace Wangge.Identity;

/// <summary>The three that exclude one another (三员): who makes accounts, who grants roles, who reads the log.</summary>
/// <remarks>Source: DOMAIN 5.</remarks>
internal static class Administrators
{
    public const string System = "system-administrator";
    public const string Security = "security-administrator";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [System, Security, Auditor];

    public static bool Are(string role) => All.Contains(role);

    /// <summary>Whether one account may hold both at the same time.</summary>
    public static bool Exclude(string one, string other) => one != other && Are(one) && Are(other);

    /// <summary>The first of these that stands against holding <paramref name="role"/> in the period, or null.</summary>
    /// <param name="until">The first instant after it; null where no end is known.</param>
    public static RoleAtPlace? FindExcluding(IEnumerable<RoleAtPlace> held, string role, DateTimeOffset from, DateTimeOffset? until) =>
        held.FirstOrDefault(r => Exclude(r.Role, role) && r.Overlaps(from, until));
}
