using System.Diagnostics;

namespace Wangge.Bench.Siege;

/// <summary>The real program under load, killed at random moments, started again on the same home and held to its word each time.</summary>
/// <remarks>Source: QUALITY, "kill". SIGKILL: no handler runs, no buffer is flushed; what the operating system had stays.</remarks>
internal sealed class KillSiege
{
    public const int Clients = 16;
    private static readonly TimeSpan LongestCycle = TimeSpan.FromSeconds(20);

    private readonly BenchHome _home;
    private readonly SiegeClient[] _clients;
    private readonly SiegeCheck _check;

    private KillSiege(BenchHome home, SiegeStaff staff)
    {
        (_home, Staff) = (home, staff);
        _clients = [.. Enumerable.Range(0, Clients).Select(_ => new SiegeClient(staff, Tally))];
        _check = new SiegeCheck(home, Tally);
    }

    public SiegeTally Tally { get; } = new();

    public SiegeStaff Staff { get; }

    /// <summary>All that was found wrong until now.</summary>
    public SiegeFindings Findings { get; } = new();

    public static async Task<KillSiege> BeginAsync(BenchHome home) => new(home, await SiegeStaff.HireAsync(home));

    /// <summary>Starts, loads, kills at a random moment.</summary>
    /// <param name="mostAnswers">It dies after a number of answers drawn from 0 to this, or somewhat later.</param>
    /// <param name="isChecked">Whether every write until now is looked for before the next cycle.</param>
    public async Task CycleAsync(int mostAnswers, bool isChecked)
    {
        await RunUntilAsync(Random.Shared.Next(mostAnswers), _home.KillAsync);
        if (isChecked) { await CheckAsync(); }
    }

    /// <summary>As <see cref="CycleAsync"/>, and the machine's power goes with the program: what was not synced is gone, or torn.</summary>
    public async Task CutPowerAsync(PowerCut power, int answers, bool isTorn, string deafTo = "")
    {
        power.TakeAsSafe();
        await RunUntilAsync(answers, _home.KillAsync, power.Environs(deafTo));
        power.Fail(isTorn);
        await CheckAsync();
    }

    /// <summary>One life of the program, in which its database server dies and comes back while the clients go on; then it dies too.</summary>
    /// <param name="isKilled">By SIGKILL to its first process, else by SIGQUIT to all.</param>
    public async Task CrashServerAsync(ThrowawayPostgres postgres, int mostAnswers, bool isKilled)
    {
        await RunUntilAsync(Random.Shared.Next(mostAnswers), async () =>
        {
            await (isKilled ? postgres.KillAsync() : postgres.CrashAsync());
            await postgres.StartAgainAsync();
            // It must find the way back by itself.
            await AnsweredAsync(Clients, Task.Delay(LongestCycle));
            await _home.KillAsync();
        });
        await CheckAsync();
    }

    /// <summary>Starts and loads until so much more was answered, then lets something die while the clients go on.</summary>
    /// <param name="die">Must end the program before it returns.</param>
    public async Task RunUntilAsync(int answers, Func<Task> die, IReadOnlyDictionary<string, string>? environment = null)
    {
        var server = await StartAsync(environment);
        var running = Task.WhenAll(_clients.Select(c => Task.Run(() => c.RunAsync(server, CancellationToken.None))));
        await AnsweredAsync(answers, running);
        await die();
        await running;
    }

    /// <summary>Waits until so much more was answered, and a moment of chance.</summary>
    private async Task AnsweredAsync(int answers, Task unless)
    {
        var (begun, target) = (Stopwatch.GetTimestamp(), Tally.Answered + answers);
        while (Tally.Answered < target && !unless.IsCompleted && Stopwatch.GetElapsedTime(begun) < LongestCycle) { await Task.Delay(1); }
        await Task.Delay(Random.Shared.Next(8));
    }

    /// <summary>Starts once more, lets every client bring its matter to an end, and looks at everything.</summary>
    /// <param name="isLeftRunning">Whether the program goes on serving.</param>
    public async Task SettleAsync(bool isLeftRunning = false)
    {
        var server = await StartAsync();
        await using var console = await SiegeConsole.OpenAsync(server, Staff.Desk);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Task.WhenAll(_clients.Select(c => Task.Run(() => c.RunAsync(server, soon.Token))));
        Findings.Add(await _check.CheckSettledAsync());
        Findings.Add(await _check.CheckWritesAsync());
        if (console.Gaps > 0 || console.ToldCount == 0) { Findings.Undelivered($"the live picture was told of {console.ToldCount} changes with {console.Gaps} gaps"); }
        if (!isLeftRunning) { await _home.KillAsync(); }
    }

    /// <summary>Looks for every write until now.</summary>
    public async Task CheckAsync() => Findings.Add(await _check.CheckWritesAsync());

    private async Task<Uri> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        await _home.StartAsync(environment);
        return new Uri($"http://127.0.0.1:{_home.Port}/");
    }
}
