namespace Wangge.Kernel.Storage;

/// <summary>A district as the registry knows it: the unit of isolation, scale, failure and backup.</summary>
/// <param name="Code">Lower-case letters, digits and hyphens, 2–32; part of addresses, folders and schema names.</param>
/// <param name="Name">As people say it.</param>
/// <param name="TimeZone">IANA name, such as <c>Asia/Shanghai</c>.</param>
/// <param name="Store">Which database holds it.</param>
/// <param name="Demo">Made by our own code; shown as such on every screen, and demo accounts exist in it.</param>
/// <param name="Notice">What its screens must say of it, or null.</param>
public sealed record District(string Code, string Name, string TimeZone, StoreKind Store, bool Demo = false, string? Notice = null)
{
    /// <summary>Whether a code has the shape of <see cref="Code"/>.</summary>
    public static bool IsCode(string code) =>
        code.Length is >= 2 and <= 32
        && code[0] != '-'
        && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}

/// <summary>The database behind a district.</summary>
public enum StoreKind
{
    /// <summary>One file, nothing to install.</summary>
    Sqlite,

    /// <summary>One schema on a PostgreSQL server.</summary>
    Postgres,
}
