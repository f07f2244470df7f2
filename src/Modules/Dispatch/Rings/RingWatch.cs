using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;

namespace Wangge.Dispatch.Rings;

/// <summary>Keeps up the rings that somebody looks at, at most each two seconds, and tells consoles when they have changed.</summary>
internal sealed class RingWatch(
    IServiceScopeFactory scopes, DistrictRegistry registry, Stores stores, RingBoards boards, LiveClients consoles, IGrainFactory grains, TimeProvider time, ILogger<RingWatch> log)
    : DistrictRounds(registry, time, RingsNow.LookEvery, firstAfter: RingsNow.LookEvery)
{
    public const string Topic = "rings";

    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Looks at one district now.</summary>
    public async Task LookAsync(string districtCode, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(stores.Get(districtCode));
        if (await scope.ServiceProvider.GetRequiredService<RingsNow>().LookAsync(ct) is not { } state) { return; }
        if (_told.GetValueOrDefault(districtCode) == state.Number) { return; }
        _told[districtCode] = state.Number;
        await grains.GetGrain<IBoard>(districtCode).PublishAsync([new LiveChange(Topic, "rings.measured", Guid.Empty, $"/{districtCode}/", [], FactsOf(state))]);
    }

    private bool IsWanted(string districtCode) => boards.IsWanted(districtCode) || consoles.All.Any(c => c.DistrictCode == districtCode && c.Watching.ContainsKey(Topic));

    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        if (!IsWanted(district.Code)) { return; }
        try
        {
            await LookAsync(district.Code, ct);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The rings of {District} wait: {Type}", district.Code, reason.GetType().Name);
        }
    }

    private static Dictionary<string, string> FactsOf(RingState state)
    {
        var whole = state.Picture.Whole;
        return new()
        {
            ["number"] = state.Number.ToString(CultureInfo.InvariantCulture),
            ["metresShare"] = Share(whole.MetresInTime, whole.Metres),
            ["peopleShare"] = Share(whole.PeopleInTime, whole.People),
        };
    }

    private static string Share(double part, double whole) => (whole > 0 ? part / whole : 0).ToString("0.0000", CultureInfo.InvariantCulture);
}
