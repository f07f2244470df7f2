using Wangge.Contracts.Cases;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Cases.Listening;

/// <summary>Tells consoles that a case changed: which, where, and where it now stands; they load it themselves.</summary>
internal sealed class OnCaseActed(IGrainFactory grains) : IListenTo<CaseActed>
{
    public const string Topic = "cases";

    public Task HearAsync(CaseActed notice, Delivery delivery, CancellationToken ct) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
    [
        new LiveChange(Topic, notice.Action, notice.CaseId, notice.AreaPath, notice.UnitIds, new Dictionary<string, string>
        {
            ["state"] = notice.State,
            ["version"] = notice.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }),
    ]);
}
