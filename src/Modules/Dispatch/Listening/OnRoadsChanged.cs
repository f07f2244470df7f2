using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Live;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Listening;

/// <summary>Tells consoles and crews' phones that the roads take another time; lists and ways are to be asked for anew.</summary>
internal sealed class OnRoadsChanged(IGrainFactory grains, RoadConditionShelf conditions) : IListenTo<RoadsChanged>
{
    /// <summary>Of this alone, for the nodes that keep roads in memory; consoles hear it among the others.</summary>
    public const string Topic = "dispatch-roads";

    public Task HearAsync(RoadsChanged notice, Delivery delivery, CancellationToken ct)
    {
        conditions.Forget(delivery.DistrictCode);
        return TellAsync(grains, delivery.DistrictCode, notice);
    }

    /// <summary>Tells it of a district.</summary>
    public static Task TellAsync(IGrainFactory grains, string districtCode, RoadsChanged notice) =>
        grains.GetGrain<IBoard>(districtCode).PublishAsync([Change(OnDispatchChanged.Topic, notice), Change(Topic, notice)]);

    private static LiveChange Change(string topic, RoadsChanged notice) => new(topic, "roads." + notice.What, notice.SubjectId, notice.AreaPath, [], []);
}
