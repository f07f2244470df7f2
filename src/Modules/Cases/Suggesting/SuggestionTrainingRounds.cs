using System.Data.Common;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Suggesting;

/// <summary>Looks every ten minutes whether a district's suggestions are to be learnt anew; one district at a time, in the background.</summary>
internal sealed class SuggestionTrainingRounds(
    SuggestionTraining training, DistrictRegistry registry, Stores stores, TimeProvider time, ILogger<SuggestionTrainingRounds> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromMinutes(10), firstAfter: TimeSpan.FromSeconds(20))
{
    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            if (stores.Find(district.Code) is { } store) { await training.TrainIfDueAsync(store, ct); }
        }
        catch (Exception reason) when (reason is StoreUnavailableException or DbException or InvalidOperationException or TimeoutException)
        {
            log.LogInformation("Suggestions of {District} are learnt later: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
