using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Carries the commit's bell to the district's pumps, one drain at a time for each, so that a slow one delays no other; and wakes the sequencer.</summary>
/// <remarks>Every 10 seconds it rings for every district unasked: grains that ended with another node come back so.</remarks>
internal sealed class PumpBell(CommitBell bell, IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<PumpBell> log) : BackgroundService
{
    private static readonly TimeSpan RingUnaskedEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(5);

    /// <summary>What comes together is delivered and removed together, which spares a transaction a message. Nobody sees twenty milliseconds; what no screen waits for may gather longer.</summary>
    private static readonly (TimeSpan Live, TimeSpan Others) Gathering = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100));

    private readonly ConcurrentDictionary<string, Lazy<Drain>> _drains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _sequenced = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What waited when the process last ended is delivered first, once the silo can take a grain.
        await Started(stoppingToken);
        bell.MessagesWait += Ring;
        bell.LeavesWait += WakeSequencerOnce;
        using var timer = new PeriodicTimer(RingUnaskedEvery);
        try
        {
            do
            {
                foreach (var district in registry.All)
                {
                    Ring(district.Code);
                    WakeSequencer(district.Code);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        finally
        {
            bell.MessagesWait -= Ring;
            bell.LeavesWait -= WakeSequencerOnce;
            foreach (var drain in _drains.Values) { drain.Value.Rung.Writer.TryComplete(); }
            await EndedAsync();
        }
    }

    private async Task EndedAsync()
    {
        try
        {
            await Task.WhenAll(_drains.Values.Select(d => d.Value.Running)).WaitAsync(LongestEnding);
        }
        catch (TimeoutException)
        {
            // What was not delivered stands in the store.
        }
    }

    private async Task Started(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(ct);
    }

    private void Ring(string districtCode)
    {
        DrainOf(PumpKey.Of(districtCode, live: true)).Rung.Writer.TryWrite(true);
        DrainOf(PumpKey.Of(districtCode, live: false)).Rung.Writer.TryWrite(true);
    }

    /// <summary>Once woken, the sequencer looks by itself for as long as its node lives.</summary>
    private void WakeSequencerOnce(string districtCode)
    {
        if (_sequenced.TryAdd(districtCode, 0)) { WakeSequencer(districtCode); }
    }

    private void WakeSequencer(string districtCode) => grains.GetGrain<IAuditSequencer>(districtCode).WakeAsync().Ignore();

    private Drain DrainOf(string pump) => _drains.GetOrAdd(pump, key => new Lazy<Drain>(() =>
    {
        var rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        return new Drain(rung, Task.Run(() => DrainAsync(key, rung.Reader)));
    })).Value;

    private async Task DrainAsync(string pump, ChannelReader<bool> rung)
    {
        await foreach (var _ in rung.ReadAllAsync())
        {
            try
            {
                await Task.Delay(PumpKey.Read(pump).Live ? Gathering.Live : Gathering.Others);
                await grains.GetGrain<IOutboxPump>(pump).DrainAsync();
            }
            catch (Exception reason)
            {
                // The silo is starting or stopping, or the drain is long; the pump's own timer looks again.
                log.LogDebug("Pump {Pump} was not reached: {Type}", pump, reason.GetType().Name);
            }
        }
    }

    private sealed record Drain(Channel<bool> Rung, Task Running);
}
