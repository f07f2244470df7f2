using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Carries the commit's bell to the district's pump, one drain at a time for each district, so that a slow one delays no other.</summary>
internal sealed class PumpBell(CommitBell bell, IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _sequencing = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _running = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What waited when the process last ended is delivered first, once the silo can take a grain.
        lifetime.ApplicationStarted.Register(() =>
        {
            bell.MessagesWait += Ring;
            bell.LeavesWait += WakeSequencer;
            foreach (var district in registry.All)
            {
                Ring(district.Code);
                WakeSequencer(district.Code);
            }
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        bell.MessagesWait -= Ring;
        bell.LeavesWait -= WakeSequencer;
        foreach (var channel in _bells.Values) { channel.Writer.TryComplete(); }
        return Task.WhenAll(_running).WaitAsync(cancellationToken);
    }

    private void Ring(string districtCode) => _bells.GetOrAdd(districtCode, Open).Writer.TryWrite(true);

    /// <summary>Once woken, the sequencer looks by itself for as long as the process lives.</summary>
    private void WakeSequencer(string districtCode)
    {
        if (_sequencing.TryAdd(districtCode, 0)) { _ = grains.GetGrain<IAuditSequencer>(districtCode).WakeAsync(); }
    }

    private Channel<bool> Open(string districtCode)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        _running.Add(Task.Run(() => DrainAsync(districtCode, channel.Reader)));
        return channel;
    }

    private async Task DrainAsync(string districtCode, ChannelReader<bool> rung)
    {
        await foreach (var _ in rung.ReadAllAsync())
        {
            try
            {
                await grains.GetGrain<IOutboxPump>(districtCode).DrainAsync();
            }
            catch (Exception reason) when (reason is OrleansException or TimeoutException or ObjectDisposedException or InvalidOperationException)
            {
                // The silo is starting or stopping; the pump's own timer looks again.
            }
        }
    }
}
