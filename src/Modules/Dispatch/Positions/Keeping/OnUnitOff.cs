using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Positions.Trackers;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Positions.Keeping;

/// <summary>A unit went off duty: its dot goes.</summary>
internal sealed class OnUnitOff(DistrictDb db, TrackerShelf trackers, FixIntake intake, LivePictures pictures) : IListenTo<UnitStateChanged>
{
    public async Task HearAsync(UnitStateChanged notice, Delivery delivery, CancellationToken ct)
    {
        if (notice.State != UnitState.Off.Wire()) { return; }
        foreach (var tracker in (await trackers.GetAsync(db.Store)).All.Where(t => t.UnitId == notice.UnitId)) { intake.Forget(delivery.DistrictCode, tracker.Id); }
        pictures.Peek(delivery.DistrictCode)?.ForgetDot(notice.UnitId);
    }
}
