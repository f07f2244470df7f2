using System.Globalization;
using Wangge.Alarms.Listening;
using Wangge.Kernel.Live;

namespace Wangge.Alarms.Consoles;

/// <inheritdoc/>
/// <remarks>By the system's pace: connections live in real time whatever clock the house goes by.</remarks>
internal sealed class ConsoleBoard(IGrainFactory grains) : Grain, IConsoleBoard
{
    /// <value>A console whose node died says nothing more.</value>
    private static readonly TimeSpan Lapses = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, Standing> _consoles = [];
    private ConsolesNow _told = new(Guid.Empty, new ConsoleCounts(0, 0), []);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task<ConsolesNow> StandAsync(Guid consoleId, Guid accountId, HeardRole[] roles)
    {
        var console = _consoles.TryGetValue(consoleId, out var there) ? there.Console : new StandingConsole(consoleId, accountId, null, IsArmed: false, Now);
        _consoles[consoleId] = new Standing(console, roles, Now);
        await TellAsync();
        return _told;
    }

    public Task LeaveAsync(Guid consoleId)
    {
        _consoles.Remove(consoleId);
        return TellAsync();
    }

    public async Task<bool> ArmAsync(Guid consoleId, Guid accountId, bool isArmed, string? label)
    {
        if (!_consoles.TryGetValue(consoleId, out var there) || there.Console.AccountId != accountId) { return false; }
        _consoles[consoleId] = there with { Console = there.Console with { IsArmed = isArmed, Label = label }, Seen = Now };
        await TellAsync();
        return true;
    }

    public Task<ConsoleCounts> CountAsync() => Task.FromResult(Counts());

    public Task<StandingConsole[]> ListAsync()
    {
        Forget();
        return Task.FromResult<StandingConsole[]>([.. _consoles.Values.Select(c => c.Console).OrderBy(c => c.Since)]);
    }

    private async Task TellAsync()
    {
        // Each change of who can hear changes a count too: one console arms, comes or goes at a time; those that lapse together are told with the next.
        var now = Counts();
        if (now == _told.Counts) { return; }
        _told = new ConsolesNow(Guid.CreateVersion7(), now, Hearing());
        var code = this.GetPrimaryKeyString();
        await grains.GetGrain<IBoard>(code).PublishAsync(
        [
            new LiveChange(AlarmTeller.Topic, "consoles", Guid.Empty, $"/{code}/", [], new Dictionary<string, string>
            {
                ["connected"] = now.Connected.ToString(CultureInfo.InvariantCulture), ["armed"] = now.Armed.ToString(CultureInfo.InvariantCulture),
            }),
        ]);
    }

    private ConsoleCounts Counts()
    {
        Forget();
        return new ConsoleCounts(_consoles.Count, _consoles.Values.Count(c => c.Console.IsArmed));
    }

    private Hearer[] Hearing() =>
        [.. _consoles.Values.Where(c => c.Console.IsArmed).DistinctBy(c => c.Console.AccountId).Select(c => new Hearer(c.Console.AccountId, c.Roles))];

    private void Forget()
    {
        var before = Now - Lapses;
        foreach (var gone in _consoles.Where(c => c.Value.Seen < before).Select(c => c.Key).ToList()) { _consoles.Remove(gone); }
    }

    private sealed record Standing(StandingConsole Console, HeardRole[] Roles, DateTimeOffset Seen);
}
