using Wangge.Contracts.Rounds;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Rounds.Inspections;

/// <summary>Tells consoles that an inspection or a defect changed; they load it themselves.</summary>
internal sealed class OnInspectionActed(IGrainFactory grains) : IListenTo<InspectionActed>
{
    public const string Topic = "inspections";

    public Task HearAsync(InspectionActed notice, Delivery delivery, CancellationToken ct) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
    [
        new LiveChange(Topic, notice.Action, notice.InspectionId, notice.AreaPath, notice.UnitId is { } unit ? [unit] : [], new Dictionary<string, string> { ["state"] = notice.State }),
    ]);
}

/// <summary>Tells the consoles of the leaders who are meant that a defect's step is late.</summary>
internal sealed class OnDefectEscalated(IGrainFactory grains) : IListenTo<DefectEscalated>
{
    public Task HearAsync(DefectEscalated notice, Delivery delivery, CancellationToken ct) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
    [
        new LiveChange(OnInspectionActed.Topic, "escalated", notice.InspectionId, notice.LeaderAreaPath, notice.UnitId is { } unit ? [unit] : [], new Dictionary<string, string>
        {
            ["step"] = notice.Step,
            ["level"] = notice.Level.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }),
    ]);
}
