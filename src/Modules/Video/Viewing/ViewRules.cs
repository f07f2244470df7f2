using Wangge.Contracts.Alarms;
using Wangge.Contracts.Dispatch;
using Wangge.Video.Gateway;

namespace Wangge.Video.Viewing;

/// <summary>Who may look for what; asked before a ticket is given, and again while the picture lasts. Asked in a scope of the district.</summary>
/// <remarks>
/// With a reason of one's own: <see cref="VideoPermissions.View"/>. For an alarm, while it is open and of its cameras alone: who holds it; who may answer it, before anybody holds it; and the crew of a unit that is sent to it,
/// wherever its roles reach, until its part is over. Source: RIGHTS, "Need to know" and "Cameras".
/// </remarks>
internal sealed class ViewRules(ICamerasOfAlarms alarms, ISentCrews crews, AccessPolicy policy)
{
    /// <summary>In the record: neither operator nor leader, but of a unit that was sent.</summary>
    public const string Crew = "crew";

    /// <summary>Why not, or null.</summary>
    /// <param name="alarmId">Null: a reason of one's own is given.</param>
    public async Task<Refusal?> CheckAsync(Guid cameraId, Guid? alarmId, Actor actor, Reach reach, CancellationToken ct)
    {
        var mayNot = policy.Check(actor, VideoPermissions.View, reach);
        if (alarmId is not { } id) { return mayNot; }
        if (await alarms.FindAsync(id, ct) is not { } alarm) { return VideoRefusals.UnknownAlarm; }
        if (!PictureGateway.CamerasOf(alarm.CameraIds).Contains(cameraId)) { return VideoRefusals.NotOfAlarm; }
        if (!alarm.IsOpen) { return VideoRefusals.AlarmEnded; }
        if (mayNot is null && (alarm.HolderId == actor.Id || (alarm.HolderId is null && policy.Check(actor, VideoPermissions.ViewAlarms, reach) is null))) { return null; }
        if (policy.Check(actor, VideoPermissions.Ask) is { } closed) { return closed; }
        return await crews.IsSentAsync(actor.Id, "alarm", id, ct) ? null : mayNot is null ? VideoRefusals.AlarmNotHeld : VideoRefusals.NotSent;
    }

    /// <summary>The role by which somebody who may look does so.</summary>
    public string RoleOf(Actor actor, Reach reach) => policy.RolesFor(actor, VideoPermissions.View, reach) is [var role, ..] ? role.Role : Crew;
}
