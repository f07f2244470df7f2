namespace Wangge.Alarms.Consoles;

/// <summary>Which consoles of a district stand before an operator now, and which of them can sound; the grain's key is the district's code. In memory alone: whoever follows says so again.</summary>
[Alias("wangge.console-board")]
internal interface IConsoleBoard : IGrainWithStringKey
{
    /// <summary>A console is there; to be said again each few seconds.</summary>
    [Alias("stand")]
    Task<ConsolesNow> StandAsync(Guid consoleId, Guid accountId, HeardRole[] roles);

    [Alias("leave")]
    Task LeaveAsync(Guid consoleId);

    /// <returns>False where no such console of this account stands.</returns>
    [Alias("arm")]
    Task<bool> ArmAsync(Guid consoleId, Guid accountId, bool isArmed, string? label);

    [Alias("count")]
    Task<ConsoleCounts> CountAsync();

    [Alias("list")]
    Task<StandingConsole[]> ListAsync();
}

/// <param name="Connected">Consoles that follow.</param>
/// <param name="Armed">Of these, those that can sound; 0: nobody can hear an alarm.</param>
[GenerateSerializer]
[Alias("wangge.console-counts")]
public sealed record ConsoleCounts([property: Id(0)] int Connected, [property: Id(1)] int Armed);

/// <summary>How many stand, and who can hear an alarm now.</summary>
/// <param name="Edition">Another one whenever any of it changes.</param>
/// <param name="Hearing">Accounts before an armed console, each once, with the roles that they hold at areas.</param>
[GenerateSerializer]
[Immutable]
[Alias("wangge.consoles-now")]
public sealed record ConsolesNow([property: Id(0)] Guid Edition, [property: Id(1)] ConsoleCounts Counts, [property: Id(2)] Hearer[] Hearing);

/// <summary>Somebody before an armed console.</summary>
[GenerateSerializer]
[Immutable]
[Alias("wangge.hearer")]
public sealed record Hearer([property: Id(0)] Guid AccountId, [property: Id(1)] HeardRole[] Roles);

/// <param name="Role">Wire name.</param>
/// <param name="AreaPath">Where it is held: it covers every path that begins with this.</param>
[GenerateSerializer]
[Immutable]
[Alias("wangge.heard-role")]
public sealed record HeardRole([property: Id(0)] string Role, [property: Id(1)] string AreaPath);

/// <param name="Since">When it came.</param>
[GenerateSerializer]
[Alias("wangge.standing-console")]
public sealed record StandingConsole(
    [property: Id(0)] Guid ConsoleId, [property: Id(1)] Guid AccountId, [property: Id(2)] string? Label, [property: Id(3)] bool IsArmed, [property: Id(4)] DateTimeOffset Since);
