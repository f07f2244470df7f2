using Wangge.Contracts.Rounds;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Rounds.Listening;

/// <summary>Tells desks that a round was begun, completed or missed; they load it themselves.</summary>
internal sealed class OnRoundJudged(IGrainFactory grains) : IListenTo<RoundJudged>
{
    public const string Topic = "rounds";

    public Task HearAsync(RoundJudged notice, Delivery delivery, CancellationToken ct) => grains.GetGrain<IBoard>(delivery.DistrictCode).PublishAsync(
    [
        new LiveChange(Topic, "round." + notice.State, notice.RoundId, notice.AreaPath, notice.WalkerUnitId is { } unit ? [unit] : [], new Dictionary<string, string> { ["state"] = notice.State }),
    ]);
}
