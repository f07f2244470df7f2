using Wangge.Cases.Settings;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Cases.Listening;

/// <summary>Tells every node that types, responsibilities or the calendar changed, so that none goes on with the old.</summary>
internal sealed class OnCaseSettingsChanged(IGrainFactory grains, SettingsMemory memory) : IListenTo<CaseSettingsChanged>
{
    public const string Topic = "case-settings";

    public Task HearAsync(CaseSettingsChanged notice, Delivery delivery, CancellationToken ct)
    {
        memory.Forget(delivery.DistrictCode);
        return grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
            [new LiveChange(Topic, "changed", Guid.Empty, $"/{delivery.DistrictCode}/", [], new Dictionary<string, string> { ["what"] = notice.What })]);
    }
}
