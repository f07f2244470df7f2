namespace Wangge.Alarms.Consoles;

/// <summary>Which consoles of a district stand before an operator now, and which of them can sound; the grain's key is the district's code. In memory alone: whoever follows says so again.</summary>
[Alias("wangge.console-board")]
internal interface IConsoleBoard : IGrainWithStringKey
{
    /// <summary>A console is there; to be said again each few seconds.</summary>
    [Alias("stand")]
    Task<ConsoleCounts> StandAsync(Guid consoleId, Guid accountId);

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

[GenerateSerializer]
[Alias("wangge.standing-console")]
public sealed record StandingConsole(
    [property: Id(0)] Guid ConsoleId, [property: Id(1)] Guid AccountId, [property: Id(2)] string? Label, [property: Id(3)] bool IsArmed, [property: Id(4)] DateTimeOffset Since);
