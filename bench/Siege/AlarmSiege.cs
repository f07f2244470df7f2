using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Bench.Siege;

/// <summary>The real program under presses, killed at random moments, started again on the same home and held to its word each time. Source: QUALITY, "alarm".</summary>
internal sealed class AlarmSiege : IAsyncDisposable
{
    public const int Buttons = 12;
    private static readonly TimeSpan LongestCycle = TimeSpan.FromSeconds(20);

    private readonly AlarmHome _alarms;
    private readonly AlarmClient[] _clients;
    private readonly Mosquitto? _broker;

    public AlarmSiege(AlarmHome alarms)
        : this(alarms, null)
    {
    }

    private AlarmSiege(AlarmHome alarms, Mosquitto? broker)
    {
        _alarms = alarms;
        _broker = broker;
        _clients = [.. alarms.Buttons.Select(b => new AlarmClient(b, Tally, isAtOthers: broker is not null))];
    }

    public AlarmTally Tally { get; } = new();

    public SiegeFindings Findings { get; } = new();

    /// <summary>With buttons that are pressed at a broker of others.</summary>
    /// <exception cref="InvalidOperationException">mosquitto is not installed or does not start.</exception>
    public static async Task<AlarmSiege> AtOthersAsync(AlarmHome alarms) => new(alarms, await Mosquitto.StartAsync());

    /// <summary>Starts, is pressed at, dies at a random moment; then every press until now is looked for.</summary>
    public Task KillProgramAsync(int mostAnswers) => CycleAsync(mostAnswers, _alarms.Home.KillAsync);

    /// <summary>One life in which the database dies and comes back while buttons are pressed; then the program dies too.</summary>
    public Task KillDatabaseAsync(ThrowawayPostgres postgres, int mostAnswers) => CycleAsync(mostAnswers, async () =>
    {
        await postgres.KillAsync();
        await postgres.StartAgainAsync();
        await AnsweredAsync(Buttons, Task.Delay(LongestCycle));
        await _alarms.Home.KillAsync();
    });

    /// <summary>One life in which a broker of others dies and comes back while buttons are pressed; then the program dies too. What the broker acknowledges is no answer: ours is.</summary>
    public async Task KillBrokerAsync(int mostAnswers)
    {
        await StartAsync();
        using var end = new CancellationTokenSource();
        var running = PressAsync(end.Token);
        await AnsweredAsync(Random.Shared.Next(mostAnswers), running);
        await _broker!.KillAndRestartAsync();
        await AnsweredAsync(Buttons, Task.Delay(LongestCycle));
        await end.CancelAsync();
        await running;
        await _alarms.Home.KillAsync();
        await CheckAsync();
    }

    /// <summary>Starts once more and lets every press in hand come to its end.</summary>
    public async Task SettleAsync()
    {
        await StartAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await PressAsync(soon.Token);
        await _alarms.Home.KillAsync();
        await CheckAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) { client.Dispose(); }
        if (_broker is { } broker) { await broker.DisposeAsync(); }
    }

    private Task StartAsync() => _broker is { } broker ? _alarms.StartAsync(broker) : _alarms.StartAsync();

    private async Task CycleAsync(int mostAnswers, Func<Task> die)
    {
        await StartAsync();
        using var end = new CancellationTokenSource();
        var running = PressAsync(end.Token);
        await AnsweredAsync(Random.Shared.Next(mostAnswers), running);
        await die();
        await running;
        await CheckAsync();
    }

    private Task PressAsync(CancellationToken stop) => Task.WhenAll(_clients.Select(c => Task.Run(() => c.RunAsync(_alarms.Address, _alarms.BrokerPort, stop))));

    private async Task AnsweredAsync(int answers, Task unless)
    {
        var (begun, target) = (Stopwatch.GetTimestamp(), Tally.Answered.Count + answers);
        while (Tally.Answered.Count < target && !unless.IsCompleted && Stopwatch.GetElapsedTime(begun) < LongestCycle) { await Task.Delay(1); }
        await Task.Delay(Random.Shared.Next(8));
    }

    /// <summary>Every answered press is there, none twice, every alarm has its journal and its leaf, or owes it.</summary>
    private async Task CheckAsync()
    {
        await using var services = _alarms.Home.Offline();
        await using var db = services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode).Lease();
        var presses = (await db.Set<Press>().AsNoTracking().ToListAsync()).ToLookup(p => (p.SourceId, Guid.ParseExact(p.PressId, "N")));
        var rows = await db.Set<Alarm>().AsNoTracking().ToListAsync();
        var journal = (await db.Set<AlarmEntry>().AsNoTracking().ToListAsync()).ToLookup(e => e.AlarmId);
        var leaves = (await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.Action == "alarms.raise").Select(l => l.SubjectId).ToListAsync()).CountBy(id => id).ToDictionary();
        var owed = (await db.Set<OwedLeaf>().AsNoTracking().Select(o => o.AlarmId).ToListAsync()).CountBy(id => id).ToDictionary();
        var byAlarm = rows.ToDictionary(a => a.Id);

        foreach (var sent in Tally.Answered.Keys) { Findings.LostUnless(presses[sent].Any(p => byAlarm.ContainsKey(p.AlarmId)), $"press {sent.Press}"); }
        foreach (var press in presses.Where(p => p.Count() > 1 || !Tally.Sent.ContainsKey(p.Key))) { Findings.Doubled($"press {press.Key}"); }
        // Each press is an alarm of its own here.
        if (rows.Count != presses.Count) { Findings.Doubled($"{rows.Count} alarms of {presses.Count} presses"); }
        foreach (var alarm in rows)
        {
            if (!journal[alarm.Id].Select(e => e.Sequence).Order().SequenceEqual(Enumerable.Range(1, alarm.Version))) { Findings.Broken($"journal of {alarm.Id}"); }
            if (leaves.GetValueOrDefault(alarm.Id) + owed.GetValueOrDefault(alarm.Id) != 1) { Findings.Unproven($"{leaves.GetValueOrDefault(alarm.Id)} leaves of {alarm.Id}, {owed.GetValueOrDefault(alarm.Id)} owed"); }
        }
    }
}
