using Wangge.Contracts.Rounds;
using Wangge.Kernel.Outbox;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Listening;

/// <summary>Says in the register that somebody on a round got no picture, where nothing more exact is known. It is gone once the camera gives one again.</summary>
internal sealed class OnNoPictureNoted(DistrictDb db, TimeProvider time) : IListenTo<NoPictureNoted>
{
    public async Task HearAsync(NoPictureNoted notice, Delivery delivery, CancellationToken ct)
    {
        if (!await db.Set<Camera>().AnyAsync(c => c.Id == notice.CameraId && c.EndedAt == null, ct)) { return; }
        var standing = await db.Set<CameraStanding>().FirstOrDefaultAsync(s => s.CameraId == notice.CameraId, ct);
        if (standing?.Fault is not null) { return; }
        if (standing is null) { db.Add(standing = new CameraStanding { CameraId = notice.CameraId }); }
        standing.Note(PictureFaults.NotSeen, time.Now());
        db.Leaf(AuditNote.By(Actor.System, "video.no-picture-noted", "camera", notice.CameraId, notice.AreaPath, data: AuditData.Of(("round", notice.RoundId))));
        await db.CommitAsync(ct);
    }
}
