using Microsoft.Extensions.Logging;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>Keeps one of each crew of a demo district on duty: a unit that nobody staffs keeps no promise, and nobody sits at the demo's phones.</summary>
/// <remarks>The last of the crew, whom nobody signs in as, and only while none of the others is on duty.</remarks>
internal sealed class DemoDuty(DistrictRegistry registry, IServiceScopeFactory scopes, Stores stores, TimeProvider time, ILogger<DemoDuty> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromMinutes(10))
{
    /// <summary>Puts on duty whom it takes, in the scope of a demo district.</summary>
    public static async Task KeepAsync(IServiceProvider scope, CancellationToken ct)
    {
        var crews = await scope.GetRequiredService<IPatrols>().ListCrewsAsync(ct);
        var on = await scope.GetRequiredService<IDuty>().ListOnAsync([.. crews.SelectMany(c => c.AccountIds)], ct);
        var planned = crews.Where(c => !c.AccountIds.SkipLast(1).Any(on.Contains)).Select(c => new PlannedDuty(c.AccountIds[^1], "patrol", c.AreaPath)).ToList();
        await scope.GetRequiredService<IDutyFounding>().PutOnAsync(planned, ct);
    }

    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        if (!district.Demo) { return; }
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(stores.Get(district.Code));
            await KeepAsync(scope.ServiceProvider, ct);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The demo's crews of {District} stay off duty: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
