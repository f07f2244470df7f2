using Microsoft.Extensions.Hosting;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Districts;

/// <summary>Goes round every district again and again until the host stops, one district after the other.</summary>
/// <param name="every">From the beginning of one round to that of the next; a long one delays it.</param>
/// <param name="firstAfter">Before the first round; nothing where it begins at once.</param>
public abstract class DistrictRounds(DistrictRegistry registry, TimeProvider time, TimeSpan every, TimeSpan firstAfter = default) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>What is done for one district. What it throws ends the rounds: it sees to what may be met.</summary>
    protected abstract Task LookAsync(District district, CancellationToken ct);

    /// <summary>Waits until the first round may begin.</summary>
    protected virtual Task BeginAsync(CancellationToken ct) => firstAfter > TimeSpan.Zero ? Task.Delay(firstAfter, Time, ct) : Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await BeginAsync(stoppingToken);
            using var timer = new PeriodicTimer(every, Time);
            do
            {
                foreach (var district in registry.All) { await LookAsync(district, stoppingToken); }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}
