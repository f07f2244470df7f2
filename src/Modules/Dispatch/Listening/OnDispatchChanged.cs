using System.Globalization;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Listening;

/// <summary>Tells consoles and crews' phones that an operation or a unit changed; they load it themselves.</summary>
internal sealed class OnDispatchChanged(IGrainFactory grains) : IListenTo<OperationActed>, IListenTo<UnitStateChanged>
{
    public const string Topic = "dispatch";

    public Task HearAsync(OperationActed notice, Delivery delivery, CancellationToken ct)
    {
        var facts = new Dictionary<string, string>
        {
            ["state"] = notice.State,
            ["subjectKind"] = notice.SubjectKind,
            ["version"] = notice.Version.ToString(CultureInfo.InvariantCulture),
        };
        if (notice.SubjectId is { } subject) { facts["subjectId"] = subject.ToString(); }
        if (notice.UnitId is { } unit) { facts["unitId"] = unit.ToString(); }
        if (notice.UnitState is { } state) { facts["unitState"] = state; }
        return PublishAsync(delivery, new LiveChange(Topic, "operation." + notice.Action, notice.OperationId, notice.AreaPath, [], facts));
    }

    public Task HearAsync(UnitStateChanged notice, Delivery delivery, CancellationToken ct) => PublishAsync(
        delivery, new LiveChange(Topic, "unit.state", notice.UnitId, notice.AreaPath, [], new Dictionary<string, string> { ["unitState"] = notice.State }));

    private Task PublishAsync(Delivery delivery, LiveChange change) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync([change]);
}
