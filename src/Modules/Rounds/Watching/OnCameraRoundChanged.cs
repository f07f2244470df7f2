using Wangge.Contracts.Rounds;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Rounds.Watching;

/// <summary>Tells consoles that a camera round changed, so that two operators see each other's notes; they load it themselves.</summary>
internal sealed class OnCameraRoundChanged(IGrainFactory grains) : IListenTo<CameraRoundChanged>
{
    public const string Topic = "camera-rounds";

    public Task HearAsync(CameraRoundChanged notice, Delivery delivery, CancellationToken ct) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
    [
        new LiveChange(Topic, notice.What, notice.RoundId, notice.AreaPath, notice.UnitId is { } unit ? [unit] : [], new Dictionary<string, string> { ["state"] = notice.State }),
    ]);
}
