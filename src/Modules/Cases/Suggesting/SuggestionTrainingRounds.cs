using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Suggesting;

/// <summary>Looks every ten minutes whether a district's suggestions are to be learnt anew; one district at a time, in the background.</summary>
internal sealed class SuggestionTrainingRounds(
    SuggestionTraining training, DistrictRegistry registry, Stores stores, TimeProvider time, ILogger<SuggestionTrainingRounds> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstLookAfter = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(FirstLookAfter, time, stoppingToken);
            using var timer = new PeriodicTimer(LookEvery);
            do
            {
                foreach (var district in registry.All) { await TrainAsync(district.Code, stoppingToken); }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TrainAsync(string districtCode, CancellationToken ct)
    {
        try
        {
            if (stores.Find(districtCode) is { } store) { await training.TrainIfDueAsync(store, ct); }
        }
        catch (Exception reason) when (reason is StoreUnavailableException or DbException or InvalidOperationException or TimeoutException)
        {
            log.LogInformation("Suggestions of {District} are learnt later: {Type}", districtCode, reason.GetType().Name);
        }
    }
}
